import { join } from 'node:path';
import sharp from 'sharp';

/** Drawings that stand in for an owner's photographs: a loaf on its board, croissants in a row, a market table. */
const drawings = {
  'rye-loaf': `
    <rect width="1200" height="1200" fill="#efe4d2"/>
    <rect y="760" width="1200" height="440" fill="#7a5235"/>
    <path d="M0 760h1200v36H0z" fill="#8d6142"/>
    <ellipse cx="600" cy="880" rx="430" ry="60" fill="#5b3b25" opacity=".5"/>
    <path d="M220 800c0-190 150-330 380-330s380 140 380 330c0 60-40 86-110 86H330c-70 0-110-26-110-86z" fill="#8a4f24"/>
    <path d="M250 776c20-150 150-256 350-256s330 106 350 256c-80-96-210-140-350-140s-270 44-350 140z" fill="#a9642f"/>
    <g stroke="#e8d2ae" stroke-width="20" stroke-linecap="round"><path d="M420 590l-40 150M560 560l-26 176M700 560l-12 178M830 600l6 150"/></g>
    <circle cx="980" cy="240" r="120" fill="#f6efe2"/><circle cx="980" cy="240" r="84" fill="#e9dcc4"/>
    <path d="M180 240c60-60 120 40 180-20s120 40 180-20" stroke="#d9c6a4" stroke-width="14" fill="none" stroke-linecap="round"/>`,
  croissants: `
    <rect width="1200" height="1200" fill="#dfe5dc"/>
    <rect y="640" width="1200" height="560" fill="#c7d1c3"/>
    ${[0, 1, 2]
      .map(
        (index) => `<g transform="translate(${150 + index * 330} ${560 + (index % 2) * 120})">
        <ellipse cx="130" cy="220" rx="170" ry="26" fill="#93a08d" opacity=".6"/>
        <path d="M-20 200C-40 60 60-20 130-20s170 80 150 220c-40-70-80-96-150-96s-110 26-150 96z" fill="#c57f33"/>
        <path d="M40 60c30-40 60-50 90-50s60 10 90 50l-36 50c-34-16-74-16-108 0z" fill="#dd9a48"/>
        <path d="M78 20l26 96M182 20l-26 96" stroke="#a8641f" stroke-width="10" stroke-linecap="round"/></g>`,
      )
      .join('')}
    <rect x="120" y="150" width="960" height="210" rx="24" fill="#f4f1e8"/>
    <rect x="170" y="205" width="520" height="30" rx="15" fill="#9aa893"/><rect x="170" y="270" width="340" height="30" rx="15" fill="#b9c3b3"/>`,
  market: `
    <rect width="1200" height="1200" fill="#cfdde6"/>
    <rect y="820" width="1200" height="380" fill="#b8a48c"/>
    <path d="M140 380h920l60 150H80z" fill="#b5533c"/>
    ${[0, 1, 2, 3, 4].map((index) => `<path d="M${140 + index * 184} 380h92l${index * 12 - 18} 150h-110z" fill="#f3e9db"/>`).join('')}
    <rect x="120" y="530" width="26" height="430" fill="#6d5540"/><rect x="1054" y="530" width="26" height="430" fill="#6d5540"/>
    <rect x="110" y="760" width="980" height="210" rx="10" fill="#84644a"/>
    ${[0, 1, 2, 3].map((index) => `<ellipse cx="${250 + index * 230}" cy="742" rx="96" ry="58" fill="#b9712f"/><path d="M${196 + index * 230} 728l108-18" stroke="#ecd6b3" stroke-width="10" stroke-linecap="round"/>`).join('')}
    <circle cx="960" cy="190" r="80" fill="#f5d98c"/>`,
} as const;

/** Draws the pictures into `folder` as JPEG files and returns their paths. */
export async function drawPictures(folder: string): Promise<Readonly<Record<keyof typeof drawings, string>>> {
  const paths = await Promise.all(
    Object.entries(drawings).map(async ([name, content]) => {
      const path = join(folder, `${name}.jpg`);
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 1200" width="1200" height="1200">${content}</svg>`;
      await sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toFile(path);
      return [name, path] as const;
    }),
  );
  return Object.fromEntries(paths) as Record<keyof typeof drawings, string>;
}
