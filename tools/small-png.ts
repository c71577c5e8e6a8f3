/** A picture of text as a PNG of 16 colours: a third of the size, and nothing to see of it. `pngjs` writes no palettes. */
import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

const COLOURS = 16;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The most frequent colours stay, others become the nearest of them. @throws when the input is no PNG */
export function smallPng(png: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(png);
  const count = new Map<number, number>();
  for (let i = 0; i < data.length; i += 4) count.set(rgb(data, i), (count.get(rgb(data, i)) ?? 0) + 1);
  const palette = [...count.entries()]
    .sort((a, b) => b[1] - a[1])
    .slice(0, COLOURS)
    .map(([colour]) => colour);
  const index = new Map([...count.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const line = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * line + 1 + (x >> 1);
      rows[at] = (rows[at] ?? 0) | ((index.get(rgb(data, 4 * (y * width + x))) ?? 0) << (x % 2 === 0 ? 4 : 0));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, 3, 0, 0, 0], 8); // four bits a pixel, by palette
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const rgb = (data: Buffer, i: number): number => data.readUIntBE(i, 3);
const channels = (colour: number): [number, number, number] => [colour >> 16, (colour >> 8) & 255, colour & 255];

function nearest(palette: readonly number[], colour: number): number {
  const [r, g, b] = channels(colour);
  const distances = palette.map((p) => {
    const [pr, pg, pb] = channels(p);
    return (pr - r) ** 2 + (pg - g) ** 2 + (pb - b) ** 2;
  });
  return distances.indexOf(Math.min(...distances));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
