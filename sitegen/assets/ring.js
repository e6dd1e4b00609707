// Outlines as pages carry them, for every script that draws them or looks for points in them.
"use strict";

/** Read a ring written as steps of a hundred-thousandth of a degree. @param {string} text */
window.sitegenRing = (text) => {
  const steps = text.split(" ").map(Number);
  /** @type {Point[]} */
  const points = [];
  for (let x = 0, y = 0, at = 0; at < steps.length; at += 2) {
    x += steps[at];
    y += steps[at + 1];
    points.push([y / 1e5, x / 1e5]);
  }
  return points;
};
