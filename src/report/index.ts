/** Totals of what is stored, for people, spreadsheets and programs. Reads through the store; computes no money. */
export { type ReportRequest, type ReportProblem, readRequest } from './request.ts';
export { reportJson } from './json.ts';
export { reportCsv } from './csv.ts';
export { reportTable } from './table.ts';
export { type PointsPage, type PointsQuery, allPoints, pageOfPoints } from './points-page.ts';
