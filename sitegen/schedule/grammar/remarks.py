"""What is kept as it is written, and the words that tell a remark from what says something of dates.

These read plain text, as `lexicon` does.
"""

from __future__ import annotations

import re

from sitegen.schedule.grammar.words import asides
from sitegen.schedule.grammar.words.spelling import either, one_of

REMARKS = (
    *asides.SOURCES,
    asides.LUNCH_BREAK,
    *asides.DOORS,
    *asides.FEES,
    *asides.BOOKING,
    *asides.NAMED,
    *asides.LENGTH,
    *asides.ALL_MAY_COME,
    asides.WEATHER,
    asides.MAY_CHANGE,
    *asides.REQUESTS,
    *asides.AS_A_RULE,
    *asides.HOW_LONG,
    asides.TELEPHONE,
)
REMARK_PATTERN = re.compile(either(*REMARKS))

# Words that say something of dates: a part that holds one is never taken for a mere remark.
MEANINGFUL = re.compile(
    either(
        *("曜", "祝", "休", "除", "のみ", "だけ", "以外", "隔", "週"),
        *(r"第\d", r"\d ?月", r"\d ?日", r"\d ?時", r"\d:\d", "午前", "午後"),
        *("不定", "変更", "中止", "偶数", "奇数", "翌", "前日", "以降", "年末", "末日", "まで"),
        *("正月", "元[日旦]", "祭日", "盆(?![栽踊])"),
        *(r"\d回", "毎", "不可", "ません", "なし", "予定", "平日", "土日", r"/\d"),
        *("数月", "奇", "偶", "令和", "平成", r"\d年", "年度", "午", "の部", "部$", "から$"),
        "(?<![一-龥々])[月火水木金土日](?![一-龥々])",
    )
)
# Two letters that end like a place may be half a word: only these are names.
SHORT_NAME = re.compile(
    either(
        *("和室", "洋室", "本館", "別館", "新館", "館内", r"\d階", r"\d+f"),
        *("体操", "卓球", "手芸", "囲碁", "将棋", "麻雀", "ヨガ", "合唱", "書道", "教室"),
        *("喫茶", "食堂", "茶話会", "散歩", "昼食", "会食", "練習", "例会"),
        *("公園", "神社", "団地", "学校", "朝市", "夕市", "青市", "清掃", "社協"),
    )
)
PLACE = re.compile(
    one_of(
        *("会館", "公民館", "館", "センター", "せんたー", "集会所", "集会場"),
        *("会議室", "ホール", "和室", "洋室", "研修室", "談話室", "多目的室", r"\d?階", r"\d?f", "室"),
        *("広場", "公園", "神社", "寺", "院", "教会", "学校", "園", "病院", "施設", "団地"),
        *("自治会", "町会", "町内会", "荘", "邸", "ロビー", "プラザ", "コミセン"),
        *("交流館", "交流所", "交流室", "事務所", "支所", "役場", "市役所", "郵便局"),
        *("店", "薬局", "スーパー", "カフェ", "ハウス", "苑", "の里", "の家", "ホーム", "サロン"),
        *("喫茶", "食堂", "体育館", "グラウンド", "アリーナ", "フロア", "ルーム", "スペース"),
        *("出張所", "前", "前庭", "駐車場", "境内", "番地", "丁目", "バス停", "交差点", "社協"),
    )
    + "(?:内|横|隣)?(?:にて|で|は|が|集合|に集合)?$"
)
# A word of its own that holds one of these is a name, whatever it ends with: ふれあいサロンひまわり.
TITLE = re.compile(
    either(
        *("サロン", "カフェ", "クラブ", "ひろば", "体操", "教室", "つどい", "の会", "食堂"),
        *("集会所", "公民館", "センター", "会館", "大字", "境内"),
    )
)
ACTIVITY = re.compile(
    one_of(
        *("体操", "卓球", "茶話会", "カラオケ", "手芸", "囲碁", "将棋", "麻雀", "ヨガ", "合唱"),
        *("折り?紙", "書道", "絵手紙", "おしゃべり", "お茶会?", "食事会", "昼食会", "会食会?"),
        *("サロン", "カフェ", "教室", "練習", "例会", "相談会?", "デイ", "デー", "ウォーキング"),
        *("クラブ", "講座", "ゲーム", "脳トレ", "健康チェック", "ダンス", "フラ", "コーラス"),
        *("グラウンドゴルフ", "ペタンク", "ボッチャ", "読み聞かせ", "広場", "ひろば", "たまり場"),
        *("居場所", "ボランティア", "の会", "の集い", "つどい", "散歩", "昼食", "ランチ", "モーニング"),
        *("移動販売", "移動スーパー", "市", "朝市", "食堂", "清掃", "保護者", "歳児"),
    )
    + "(?:は|が)?$"
    + "|"
    + asides.DONE
    + "$"
)
