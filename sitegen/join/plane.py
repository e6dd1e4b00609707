"""The metric plane of the data: Japan Plane Rectangular coordinates, JGD2011."""

from __future__ import annotations

import math

GEOGRAPHIC = "EPSG:4326"

# Origins of zones I-XIX (latitude, longitude in degrees), 平成14年国土交通省告示第9号;
# their EPSG codes run from 6669 on.
FIRST_EPSG = 6669
ORIGINS = (
    (33, 129.5),
    (33, 131),
    (36, 132 + 10 / 60),
    (33, 133.5),
    (36, 134 + 20 / 60),
    (36, 136),
    (36, 137 + 10 / 60),
    (36, 138.5),
    (36, 139 + 50 / 60),
    (40, 140 + 50 / 60),
    (44, 140.25),
    (44, 142.25),
    (44, 144.25),
    (26, 142),
    (26, 127.5),
    (26, 124),
    (26, 131),
    (20, 136),
    (26, 154),
)


def metric_crs(longitude: float, latitude: float) -> str:
    """Return the zone whose origin is nearest, as "EPSG:6669" to "EPSG:6687".

    The official zones follow prefectures; near their borders the neighbouring zone differs by
    less than one part in ten thousand, which is nothing for distances of a walk.
    """

    def distance(origin: tuple[float, float]) -> float:
        east = (origin[1] - longitude) * math.cos(math.radians(latitude))
        return math.hypot(east, origin[0] - latitude)

    nearest = min(range(len(ORIGINS)), key=lambda index: distance(ORIGINS[index]))
    return f"EPSG:{FIRST_EPSG + nearest}"
