// Seeds whose worlds once broke a promise, or seemed to. What happens in a world changes with the programs and with the
// simulator, so none of them proves that its fault is gone; together they are worlds in which much happens at once.
export const knownSeeds = [
  576501470, 576501473, 576501543, 1000920, 1001071, 1001461, 1001483, 1002266, 1002314, 1002339, 1002730, 1003383,
  597991660, 601869800, 602251157, 19620901,
] as const;
