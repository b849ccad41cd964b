// ISBN numbers as they stand on covers (ISO 2108): thirteen digits, or ten in older books, with a check digit that catches a
// wrong or missing figure.

export type IsbnRead =
  | { readonly kind: 'isbn'; readonly isbn: string }
  /** A goods code that is no book number; kept as it is. */
  | { readonly kind: 'goods-code'; readonly code: string }
  | { readonly kind: 'too-short'; readonly missing: number }
  | { readonly kind: 'wrong-digit' };

/** Reads what was typed or scanned; hyphens and spaces do not matter. Ten digits become thirteen. */
export function readIsbn(typed: string): IsbnRead {
  const bare = typed.replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{9}[\dX]$/.test(bare))
    return tenOk(bare) ? { kind: 'isbn', isbn: thirteenOf(bare) } : { kind: 'wrong-digit' };
  if (/^97[89]\d*$/.test(bare) && bare.length < 13) return { kind: 'too-short', missing: 13 - bare.length };
  if (!/^\d{13}$/.test(bare)) return { kind: 'goods-code', code: typed.trim() };
  if (checkDigit(bare.slice(0, 12)) !== bare[12]) return { kind: 'wrong-digit' };
  return /^97[89]/.test(bare) ? { kind: 'isbn', isbn: bare } : { kind: 'goods-code', code: bare };
}

function checkDigit(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}
function tenOk(ten: string): boolean {
  const sum = [...ten].reduce((total, sign, at) => total + (sign === 'X' ? 10 : Number(sign)) * (10 - at), 0);
  return sum % 11 === 0;
}
function thirteenOf(ten: string): string {
  const twelve = `978${ten.slice(0, 9)}`;
  return twelve + checkDigit(twelve);
}
