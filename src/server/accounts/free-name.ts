// What people call a device tells it from the others of its library: where a question says on which tablet something was
// written, two of one name could not be told apart.
import type { Transaction } from '../storage/storage.ts';

interface Naming {
  readonly name: string;
  readonly unitId: string;
  /** The device itself, which may keep the name that it had. */
  readonly id: string;
}

/** The name as given, or with the first number behind it that no other device of the library has: "Máy tính bảng 2". */
export async function freeName(transaction: Transaction, { name, unitId, id }: Naming): Promise<string> {
  const others = (await transaction.devicesOf(unitId)).filter((one) => one.id !== id);
  const taken = new Set(others.map((one) => plain(one.name)));
  let nth = 1;
  const tried = () => (nth === 1 ? name : `${name.trim()} ${nth}`);
  while (taken.has(plain(tried()))) nth += 1;
  return tried();
}

const plain = (name: string) => name.normalize('NFC').trim().toLowerCase();
