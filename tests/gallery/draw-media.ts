import sharp from 'sharp';
import type { PictureName } from './sample/sample-media.ts';

const paper = (top: string, bottom: string): string =>
  `<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs><rect width="400" height="400" fill="url(#g)"/>`;

/** Simple still lifes: enough to see how pictures sit in the interface, and nobody's property. */
const drawings: Readonly<Record<PictureName, string>> = {
  loaf: `${paper('#d9c3a5', '#b58f66')}<ellipse cx="200" cy="300" rx="165" ry="38" fill="#7d5a3a"/><ellipse cx="200" cy="225" rx="140" ry="92" fill="#8a4f22"/><ellipse cx="200" cy="212" rx="132" ry="82" fill="#b8702f"/><path d="M110 205q90-70 180 0M130 240q70-45 140 0" stroke="#f1d9b0" stroke-width="12" fill="none" stroke-linecap="round"/><path d="M95 180q105-95 210 0" stroke="#d79a55" stroke-width="8" fill="none" opacity=".6"/>`,
  croissants: `${paper('#efe3d0', '#d8bf98')}<g fill="#c98236" stroke="#8f561d" stroke-width="5"><path d="M60 250q40-110 140-100 100-10 130 90-40-40-60-30 0 30-40 30-10-25-40-25t-45 28q-40-5-40-30-25 0-45 37z"/></g><g fill="#d99a4c" stroke="#97601f" stroke-width="4" transform="translate(30 110) scale(.8)"><path d="M60 250q40-110 140-100 100-10 130 90-40-40-60-30 0 30-40 30-10-25-40-25t-45 28q-40-5-40-30-25 0-45 37z"/></g>`,
  shop: `${paper('#9fb7b5', '#6d8784')}<rect x="60" y="150" width="280" height="220" fill="#21473f"/><rect x="85" y="200" width="130" height="120" fill="#f3dfb4"/><rect x="240" y="200" width="70" height="170" fill="#e2c48d"/><path d="M50 150h300l18 50H32z" fill="#e9e2d3"/><path d="M50 150h50l-8 50H32zM150 150h50v50h-54zM250 150h50l10 50h-56z" fill="#b5553c"/><circle cx="120" cy="280" r="16" fill="#b8702f"/><circle cx="155" cy="284" r="16" fill="#8a4f22"/><circle cx="188" cy="280" r="16" fill="#c98236"/>`,
  bicycle: `${paper('#c9d8e6', '#93acc4')}<rect y="310" width="400" height="90" fill="#7f8f86"/><g fill="none" stroke="#1f2a33" stroke-width="9"><circle cx="115" cy="275" r="62"/><circle cx="290" cy="275" r="62"/></g><path d="M115 275l55-95h85l35 95M170 180l40 95h-95M210 275l45-95-8-30" fill="none" stroke="#c0452f" stroke-width="11" stroke-linejoin="round"/><path d="M150 172h42M232 148h40" stroke="#1f2a33" stroke-width="11" stroke-linecap="round"/>`,
  coffee: `${paper('#e8ded2', '#c5af97')}<ellipse cx="200" cy="310" rx="150" ry="36" fill="#fff" opacity=".85"/><path d="M110 190h180v60q0 60-90 60t-90-60z" fill="#fbfaf6"/><ellipse cx="200" cy="190" rx="90" ry="26" fill="#fbfaf6"/><ellipse cx="200" cy="190" rx="76" ry="19" fill="#5b3820"/><path d="M175 188q25-22 50 0-25 16-50 0z" fill="#e6cfae"/><path d="M290 205q52 0 42 40t-52 30" fill="none" stroke="#fbfaf6" stroke-width="14"/>`,
  oven: `${paper('#4b403a', '#2b2522')}<rect x="55" y="80" width="290" height="250" rx="120" fill="#6d4634"/><rect x="85" y="120" width="230" height="210" rx="105" fill="#1d1410"/><path d="M95 330q20-110 50-70 5-70 55-100 10 50 45 70 25-20 25-50 40 60 30 150z" fill="#e2762a"/><path d="M140 330q20-70 45-50 10-40 30-60 10 40 30 55 10 30 5 55z" fill="#f7c65c"/>`,
};

/** A drawing as a picture of the asked size. */
export function drawPicture(name: PictureName, width: number, height: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice">${drawings[name]}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 86 }).toBuffer();
}
