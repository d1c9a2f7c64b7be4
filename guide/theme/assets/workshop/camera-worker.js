// @ts-nocheck -- a worker, and a library without types
// Finds markers in frames, apart from the page so that it stays quick. A classic worker: the library is no module.
/* global AR, importScripts */
importScripts("../vendor/js-aruco2/cv.js", "../vendor/js-aruco2/aruco.js");

let detector = null;

onmessage = ({ data }) => {
  if (data.codes) {
    AR.DICTIONARIES.CARDS = { nBits: 16, codeList: data.codes };
    detector = new AR.Detector({ dictionaryName: "CARDS", maxHammingDistance: 1 });
  } else {
    const { width, height, pixels } = data;
    const markers = detector.detect({ width, height, data: new Uint8ClampedArray(pixels) });
    postMessage(markers.map(({ id, corners }) => ({ id, corners: corners.map(({ x, y }) => ({ x, y })) })));
  }
};
