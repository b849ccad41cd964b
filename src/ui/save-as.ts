// Gives a file to the person: the browser puts it where it puts what is downloaded.

/** Frees the file's address later: some browsers read it after the press has been answered. */
export function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
