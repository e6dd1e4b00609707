// Where a point lies: in which area and district, and how far from their borders. The outlines are the
// simplified ones of the pages, so what is near a border is said to be near, and left to the build.
"use strict";

window.sitegenGround = (() => {
  // Outlines are simplified by some steps: nearer than this, the build knows better.
  const NEAR_BORDER = 60;

  /** @param {Point[]} ring @param {Point} point */
  function inRing(ring, [latitude, longitude]) {
    let inside = false;
    for (let at = 0, last = ring.length - 1; at < ring.length; last = at, at += 1) {
      const [[y, x], [otherY, otherX]] = [ring[at], ring[last]];
      if ((y > latitude) !== (otherY > latitude) && longitude < ((otherX - x) * (latitude - y)) / (otherY - y) + x) inside = !inside;
    }
    return inside;
  }

  /** Return the metres of a degree to the east and to the north (WGS 84). @param {number} latitude */
  function degrees(latitude) {
    const angle = (latitude * Math.PI) / 180;
    return [111412.84 * Math.cos(angle) - 93.5 * Math.cos(3 * angle), 111132.95 - 559.85 * Math.cos(2 * angle)];
  }

  /** @param {Point} from @param {Point} to @param {Point} point in metres */
  function toLine(from, to, point) {
    const [east, north] = degrees(point[0]);
    const [ax, ay] = [(from[1] - point[1]) * east, (from[0] - point[0]) * north];
    const [bx, by] = [(to[1] - point[1]) * east, (to[0] - point[0]) * north];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = length ? Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length)) : 0;
    return Math.hypot(ax + along * (bx - ax), ay + along * (by - ay));
  }

  /** @param {Point[][][]} polygons @param {Point} point */
  const holds = (polygons, point) => polygons.some((rings) => rings.filter((ring) => inRing(ring, point)).length % 2 === 1);

  /** Return metres to the nearest border. @param {Point[][][]} polygons @param {Point} point */
  function toBorder(polygons, point) {
    let nearest = Infinity;
    for (const ring of polygons.flat()) {
      for (let at = 1; at < ring.length; at += 1) nearest = Math.min(nearest, toLine(ring[at - 1], ring[at], point));
    }
    return nearest;
  }

  /** Return what tells where points lie among outlines.
   * @param {{areas: FormArea[], districts: FormDistrict[]}} known
   */
  function surveyor(known) {
    const areas = known.areas.map((area) => ({ ...area, ground: area.polygons.map((rings) => rings.map(window.sitegenRing)) }));
    const districts = known.districts.map((one) => ({ ...one, ground: one.polygons.map((rings) => rings.map(window.sitegenRing)) }));

    /** Return where a point lies; `sure` tells whether no border is near. @param {Point} point @returns {FormPlace} */
    function locate(point) {
      const found = areas.map((area) => ({ area, distance: toBorder(area.ground, point), inside: holds(area.ground, point) }));
      found.sort((one, other) => Number(other.inside) - Number(one.inside) || one.distance - other.distance);
      const [nearest] = found;
      const district = districts.find(({ ground }) => holds(ground, point));
      const inside = nearest?.inside ?? false;
      return {
        area: nearest ? { slug: nearest.area.slug, name: nearest.area.name } : null,
        inside,
        metres: inside ? 0 : Math.round(nearest?.distance ?? 0),
        district: inside ? district?.name ?? null : null,
        sure: (nearest?.distance ?? 0) > NEAR_BORDER,
        districtSure: !district || toBorder(district.ground, point) > NEAR_BORDER,
      };
    }

    /** Return metres from a point to a district, 0 inside; null if nobody knows it. @param {Point} point @param {string} name */
    function toDistrict(point, name) {
      const grounds = districts.filter((one) => one.name === name).map(({ ground }) => ground);
      if (!grounds.length) return null;
      return Math.min(...grounds.map((ground) => (holds(ground, point) ? 0 : toBorder(ground, point))));
    }

    return { areas, districts, locate, toDistrict };
  }

  return { surveyor };
})();
