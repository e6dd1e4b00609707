window.sitegenAgenda={"built":"2026-11-24","known":"2027-01-31","places":[["minato","みなとの朝市のあとのお茶",[["08:00","about 8:00",[1,11,21,31,42,52,62]]],""]]};
