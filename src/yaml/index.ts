/** YAML files of an operator as values that know their places, and problems that say where, why and what next. Knows nothing of what the files say. */
export { type FilePlace, type Place, placeName, wholeFile } from './place.ts';
export { type Problem, type ProblemJson, type ProblemPaint, doubtful, inPlaceOrder, isWrong, problemJson, problemLine, renderProblem, wrong } from './problem.ts';
export { type Entry, type ListValue, type MappingValue, type ScalarValue, type YamlValue, entryOf, foundText, isNothing, plainOf, valueAt } from './value.ts';
export { type YamlReading, readYaml, yamlText } from './read.ts';
