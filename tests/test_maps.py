"""Folium's frame: trusted values in, nothing of a third party out."""

from __future__ import annotations

import re

import pytest

from sitegen.maps import LEAFLET, leaflet_script, leaflet_styles, make_frames
from sitegen.records.maps import Basemap

BOUNDS = (136.6, 36.5, 136.7, 36.6)
PALE = Basemap(
    tiles="https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png",
    attribution="{{ 7*7 }}</script>",
    url="https://maps.gsi.go.jp/",
)


def test_a_frame_loads_nothing() -> None:
    """No script, style or image of another host is in what we take from Folium, but the tiles."""
    frame = make_frames({"x": ("area", BOUNDS)}, basemap=PALE)["x"]
    whole = frame.html + frame.script + frame.style
    assert re.findall(r"https?://[^/\"]+", whole) == ["https://cyberjapandata.gsi.go.jp"]
    assert "user-scalable" not in whole
    assert "<script" not in whole
    assert frame.html == '<div class="folium-map" id="map_area" ></div>\n'


def test_frames_repeat_themselves() -> None:
    """Folium's random ids would change every page at every build."""
    wanted = dict.fromkeys(("one", "two"), ("area", BOUNDS))
    first, again = make_frames(wanted, basemap=PALE), make_frames(wanted, basemap=PALE)
    assert first == again
    assert first["one"] == first["two"]
    assert not re.search(r"[0-9a-f]{32}", first["one"].script)


def test_maps_of_one_name_differ_in_what_they_show() -> None:
    """A map that follows another of its name is the one that Folium would have made by itself."""
    other = (136.61, 36.52, 136.63, 36.55)
    both = make_frames({"one": ("area", BOUNDS), "two": ("area", other)}, basemap=PALE)
    assert both["two"] == make_frames({"two": ("area", other)}, basemap=PALE)["two"]
    assert "center: [36.535, 136.62]," in both["two"].script
    assert "[[36.52, 136.61], [36.55, 136.63]]" in both["two"].script


def test_the_attribution_never_reaches_folium() -> None:
    """Contributed text that Folium would run as a template is added by our own script."""
    frame = make_frames({"x": ("area", BOUNDS)}, basemap=PALE)["x"]
    assert "49" not in frame.script.replace("6649", "")
    assert "7*7" not in frame.html + frame.script + frame.style


@pytest.mark.parametrize(
    "tiles",
    [
        "https://example.jp/{{ 7*7 }}/{z}.png",
        "https://example.jp/{% raw %}/{z}.png",
        'https://example.jp/{z}/{x}/{y}.png"});alert(1);//',
        "javascript:alert(1)/{z}",
        "http://example.jp/{z}/{x}/{y}.png",
    ],
)
def test_a_hostile_address_of_tiles_is_refused(tiles: str) -> None:
    """The models refuse it; the map refuses it again, should a model ever let it through."""
    basemap = PALE.model_copy(update={"tiles": tiles})
    with pytest.raises(ValueError, match="tiles"):
        make_frames({"x": ("area", BOUNDS)}, basemap=basemap)
    with pytest.raises(ValueError, match="pattern"):
        Basemap.model_validate({"tiles": tiles, "attribution": "x", "url": "https://example.jp/"})


def test_a_hostile_name_is_refused() -> None:
    """The element's name becomes a variable of a script."""
    with pytest.raises(ValueError, match="name"):
        make_frames({"x": ("{{ 7*7 }}", BOUNDS)}, basemap=None)


def test_a_map_without_tiles_has_a_limit() -> None:
    """Without a tile layer Leaflet needs to be told how far it may zoom."""
    script = make_frames({"x": ("area", BOUNDS)}, basemap=None)["x"].script
    assert '"maxZoom": 18' in script
    assert "tileLayer" not in script


def test_leaflet_comes_with_us() -> None:
    """The script that pages load is on this machine."""
    assert leaflet_script().is_file()


def test_readers_fetch_the_rules_that_our_maps_use() -> None:
    """Of Leaflet's rules those for what we never show stay away, and no other."""
    left = set(re.findall(r"\.leaflet-[a-z-]+", leaflet_styles()))
    gone = set(re.findall(r"\.leaflet-[a-z-]+", (LEAFLET / "leaflet.css").read_text("utf-8"))) - left
    assert {".leaflet-pane", ".leaflet-tile", ".leaflet-interactive", ".leaflet-control-scale-line"} <= left
    assert {".leaflet-popup", ".leaflet-tooltip", ".leaflet-control-layers-list"} <= gone
    unused = re.compile(
        r"\.leaflet-(control-(layers|zoom)|disabled|fade-anim|oldie|popup|retina|tooltip|vml)"
    )
    assert all(unused.match(name) for name in gone)
