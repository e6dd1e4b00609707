"""Read polygons from whatever file they stand in, and say what is wrong with them."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from pyogrio.errors import DataSourceError

from sitegen.diagnostics import Finding, Span
from sitegen.join.plane import GEOGRAPHIC, metric_crs
from sitegen.records.fields import JAPAN_LATITUDES, JAPAN_LONGITUDES

POLYGONS = {"Polygon", "MultiPolygon"}
# The column of how names are read; files may do without it.
READING = "kana"
# What cp932 names look like when they were read as UTF-8 or Latin-1.
MOJIBAKE = re.compile("[\ufffd\u0080-\u009f]|[À-ÿ‚ƒ„…†‡ˆ‰Š‹ŒŽ]{2}|[\uff61-\uff9f]{3}")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of polygons: its path from the root, and how to read it."""

    path: str
    column: str | None
    encoding: str | None
    crs: str | None
    span: Span


def read_polygons(
    source: Source, *, root: Path, metric: str | None = None
) -> tuple[gpd.GeoDataFrame | None, list[Finding]]:
    """Return the polygons with their `name` and `kana`, in the metric plane; None if there are none.

    A reading that is not known is empty. `metric` is the plane to use; without one it is chosen
    from where the polygons lie.
    """
    if not (root / source.path).is_file() or ".." in source.path.split("/"):
        return None, [Finding("missing-boundaries", source.span, {"path": source.path})]
    try:
        frame = read_frame(root / source.path, source.encoding)
    except (DataSourceError, ValueError, UnicodeDecodeError, LookupError) as problem:
        text = str(problem).splitlines()[0][:200]
        return None, [Finding("unreadable-boundaries", source.span, {"path": source.path, "text": text})]
    findings: list[Finding] = []
    frame = _named(frame, source, findings)
    if frame is not None:
        frame = _located(frame, source, findings)
    if frame is None:
        return None, findings
    frame = _whole(frame, source, findings)
    if frame.empty:
        return None, [*findings, Finding("no-polygons", source.span, {"path": source.path})]
    if metric is None:
        west, south, east, north = frame.to_crs(GEOGRAPHIC).total_bounds
        metric = metric_crs((west + east) / 2, (south + north) / 2)
    frame = frame.to_crs(metric)
    return gpd.GeoDataFrame(
        {"name": list(frame["name"]), "kana": list(frame["kana"])},
        geometry=list(frame.geometry),
        crs=metric,
    ), findings


def read_frame(path: Path, encoding: str | None) -> gpd.GeoDataFrame:
    """Read a file's features; a geometry that is none comes as None, to be found below."""
    options = {"encoding": encoding} if encoding else {}
    with warnings.catch_warnings():
        # GDAL warns of single features; each of them gets its finding.
        warnings.simplefilter("ignore")
        return gpd.read_file(path, on_invalid="ignore", **options)


def _named(frame: gpd.GeoDataFrame, source: Source, findings: list[Finding]) -> gpd.GeoDataFrame | None:
    if source.column is None:
        return frame.assign(name="", kana="")
    if source.column not in frame.columns:
        columns = "、".join(str(column) for column in frame.columns if column != frame.geometry.name)
        findings.append(
            Finding(
                "missing-name-column",
                source.span,
                {"column": source.column, "columns": columns, "path": source.path},
            )
        )
        return None
    names = _texts(frame[source.column])
    broken = sorted({name for name in names if MOJIBAKE.search(name)})
    if broken:
        findings.append(
            Finding("unreadable-names", source.span, {"path": source.path, "name": broken[0][:20]})
        )
    return frame.assign(name=names, kana=_texts(frame[READING]) if READING in frame.columns else "")


def _texts(column: pd.Series) -> list[str]:
    return ["" if text is None or text != text else str(text).strip() for text in column]  # noqa: PLR0124 - NaN


def _located(frame: gpd.GeoDataFrame, source: Source, findings: list[Finding]) -> gpd.GeoDataFrame | None:
    if frame.crs is not None:
        return frame
    if source.crs is None:
        findings.append(Finding("missing-crs", source.span, {"path": source.path}))
        return None
    try:
        return frame.set_crs(source.crs)
    except RuntimeError:  # pyproj's CRSError is one
        findings.append(Finding("bad-crs", source.span, {"crs": source.crs}))
        return None


def _whole(frame: gpd.GeoDataFrame, source: Source, findings: list[Finding]) -> gpd.GeoDataFrame:
    """Return the rows that are polygons, the torn ones mended."""
    usable = frame.geometry.notna() & frame.geometry.geom_type.isin(POLYGONS) & ~frame.geometry.is_empty
    findings += [
        Finding("not-a-polygon", _line(source, index), {"name": name})
        for index, name in zip(frame.index[~usable], frame.loc[~usable, "name"], strict=True)
    ]
    frame = frame[usable]
    near = in_japan(frame)
    findings += [
        Finding("polygon-outside-japan", _line(source, index), {"name": name})
        for index, name in zip(frame.index[~near], frame.loc[~near, "name"], strict=True)
    ]
    frame = frame[near]
    torn = frame.index[~frame.geometry.is_valid]
    if len(torn) == 0:
        return frame
    geographic = frame.loc[torn].to_crs(GEOGRAPHIC)
    for index, name, shape in zip(torn, geographic["name"], geographic.geometry, strict=True):
        values = {
            "name": name,
            "reason": shapely.is_valid_reason(shape).split("[")[0],
            "place": _place(shape),
        }
        findings.append(Finding("invalid-polygon", _line(source, index), values))
    mended = frame.geometry.make_valid().map(_polygons_of)
    return frame.set_geometry(mended)


def in_japan(frame: gpd.GeoDataFrame) -> pd.Series:
    """Tell of each row whether it lies in Japan: elsewhere no plane of ours can measure it."""
    bounds = frame.to_crs(GEOGRAPHIC).bounds
    (south, north), (west, east) = JAPAN_LATITUDES, JAPAN_LONGITUDES
    return (
        bounds["minx"].between(west, east)
        & bounds["maxx"].between(west, east)
        & bounds["miny"].between(south, north)
        & bounds["maxy"].between(south, north)
    )


def _polygons_of(shape: shapely.Geometry) -> shapely.Geometry:
    """Return only the polygons that mending left, without stray lines and points."""
    if shape.geom_type in POLYGONS:
        return shape
    return shapely.union_all([part for part in shapely.get_parts(shape) if part.geom_type in POLYGONS])


def _place(shape: shapely.Geometry) -> str:
    match = re.search(r"\[(\S+) (\S+)\]", shapely.is_valid_reason(shape))
    return f"{float(match[2]):.5f}, {float(match[1]):.5f}" if match else ""


def _line(source: Source, index: int) -> Span:
    """Return where a feature stands: GeoJSON of a feature a line begins on line 2."""
    return Span(source.path, index + 2) if source.path.endswith("json") else Span(source.path)
