// What the server prints where it is started, in both languages at once: whoever reads it has not chosen one.

export function banner(address: string, folder: string): string {
  return [
    '',
    'Tủ Sách đang chạy. Mở địa chỉ này bằng trình duyệt · Tủ Sách is running. Open this address in a browser:',
    `  ${address}`,
    `Sổ được giữ trong thư mục · Records are kept in: ${folder}`,
  ].join('\n');
}

/** Codes for administrators, each with the library's name when it has one. */
export function codesLines(
  address: string,
  codes: readonly { readonly unitName?: string; readonly code: string; readonly link: string }[],
): string {
  const lines = codes.map(
    ({ unitName, code, link }) => `  ${code}   ${address}${link}${unitName ? `   ${unitName}` : ''}`,
  );
  return [
    '',
    'Mã cho một máy quản trị, dùng một lần, trong 10 phút · Code for an administrator’s device, once, within 10 minutes:',
    ...lines,
  ].join('\n');
}

/** The database is an older copy than the one that tablets knew. */
export function behindLine(): string {
  return [
    'Sổ này cũ hơn sổ mà các máy đã biết, như vừa được lấy lại từ bản sao. Các máy sẽ tự gửi lại những gì còn thiếu.',
    'These records are older than what the tablets knew, as after a backup was put back. They will hand in again what is missing.',
  ].join('\n');
}
