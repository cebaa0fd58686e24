/** Which file a `mod name;` means (Reference, "Module source filenames"). */
import type { ModItem } from '../ast.ts';

/** Where a module's text stands, as far as that says where the files of its own modules are. Folders end with `/`, or are empty. */
export interface ModulePlace {
  /** The folder of the files of its modules. */
  readonly folder: string;
  /** What `#[path]` counts from: the folder of the file itself, of a module written in place its own. */
  readonly pathFolder: string;
}

export interface ModuleFile {
  readonly name: string;
  readonly place: ModulePlace;
}

/** Of the program's first file. */
export const rootPlace = (main: string): ModulePlace => {
  const folder = folderOf(main);
  return { folder, pathFolder: folder };
};

/** Of a module that is written in place. */
export function inlinePlace(around: ModulePlace, { name, attrs }: ModItem): ModulePlace {
  const path = attrs.find((attr) => attr.path === 'path')?.value;
  const folder = path === undefined ? `${around.folder}${name.name}/` : `${joined(around.pathFolder, path)}/`;
  return { folder, pathFolder: folder };
}

/** The files that the item may mean: the one that it names, or the two that follow from its name. */
export function candidatesFor(around: ModulePlace, { name, attrs }: ModItem): readonly ModuleFile[] {
  const path = attrs.find((attr) => attr.path === 'path')?.value;
  if (path !== undefined) {
    const file = joined(around.pathFolder, path);
    return [{ name: file, place: rootPlace(file) }];
  }
  const folder = `${around.folder}${name.name}/`;
  return [
    { name: `${around.folder}${name.name}.rs`, place: { folder, pathFolder: around.folder } },
    { name: `${folder}mod.rs`, place: { folder, pathFolder: folder } },
  ];
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/** `src/` and `../a/./b.rs` to `a/b.rs`. */
function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
