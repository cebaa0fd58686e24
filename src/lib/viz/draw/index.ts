export { type DrawOptions, drawMoment, drawScene } from './draw.ts';
export { escapeXml, legendShapes, legendText } from './svg.ts';
