/**
 * What `core::any::type_name` says: paths as the real library is built, through its private modules and by crate. Recorded
 * from rustc 1.95 for the types that programs ask about; of others, and of the program's own, whose paths begin with the name
 * of a crate that is not known here, nothing is said.
 */
import { findIn } from '../../../heap/base/index.ts';
import { isRegion, mapArgs, mapTy, printTy, sameArg, substArgs, type TyMapper, walkTy } from '../../types/fold.ts';
import type { ItemTables } from '../../types/items.ts';
import { defOf } from '../../types/lookup.ts';
import type { DefId, Ty } from '../../types/ty.ts';
import type { IntrinsicTable } from './registry.ts';

/** By path in our library, without its crate; the last segment is the same. */
const MODULES: ReadonlyMap<string, string> = new Map([
  ['any::Any', 'core::any'],
  ['any::TypeId', 'core::any'],
  ['boxed::Box', 'alloc::boxed'],
  ['cell::Cell', 'core::cell'],
  ['cell::OnceCell', 'core::cell::once'],
  ['cell::RefCell', 'core::cell'],
  ['cell::UnsafeCell', 'core::cell'],
  ['cmp::Ordering', 'core::cmp'],
  ['cmp::Reverse', 'core::cmp'],
  ['collections::binary_heap::BinaryHeap', 'alloc::collections::binary_heap'],
  ['collections::btree_map::BTreeMap', 'alloc::collections::btree::map'],
  ['collections::btree_set::BTreeSet', 'alloc::collections::btree::set'],
  ['collections::hash_map::HashMap', 'std::collections::hash::map'],
  ['collections::hash_set::HashSet', 'std::collections::hash::set'],
  ['collections::linked_list::LinkedList', 'alloc::collections::linked_list'],
  ['collections::vec_deque::VecDeque', 'alloc::collections::vec_deque'],
  ['convert::Infallible', 'core::convert'],
  ['error::Error', 'core::error'],
  ['fmt::Debug', 'core::fmt'],
  ['fmt::Display', 'core::fmt'],
  ['fmt::Error', 'core::fmt'],
  ['hash::RandomState', 'std::hash::random'],
  ['io::Error', 'std::io::error'],
  ['marker::PhantomData', 'core::marker'],
  ['marker::Send', 'core::marker'],
  ['marker::Sync', 'core::marker'],
  ['mem::ManuallyDrop', 'core::mem::manually_drop'],
  ['mem::MaybeUninit', 'core::mem::maybe_uninit'],
  ['num::NonZero', 'core::num::nonzero'],
  ['num::ParseFloatError', 'core::num::dec2flt'],
  ['num::ParseIntError', 'core::num::error'],
  ['num::Saturating', 'core::num::saturating'],
  ['num::Wrapping', 'core::num::wrapping'],
  ['ops::ControlFlow', 'core::ops::control_flow'],
  ['ops::Range', 'core::ops::range'],
  ['ops::RangeFrom', 'core::ops::range'],
  ['ops::RangeFull', 'core::ops::range'],
  ['ops::RangeInclusive', 'core::ops::range'],
  ['ops::RangeTo', 'core::ops::range'],
  ['ops::RangeToInclusive', 'core::ops::range'],
  ['option::Option', 'core::option'],
  ['path::PathBuf', 'std::path'],
  ['rc::Rc', 'alloc::rc'],
  ['rc::Weak', 'alloc::rc'],
  ['result::Result', 'core::result'],
  ['string::FromUtf8Error', 'alloc::string'],
  ['string::String', 'alloc::string'],
  ['sync::Arc', 'alloc::sync'],
  ['sync::Mutex', 'std::sync::poison::mutex'],
  ['sync::RwLock', 'std::sync::poison::rwlock'],
  ['sync::Weak', 'alloc::sync'],
  ['time::Duration', 'core::time'],
  ['vec::Vec', 'alloc::vec'],
]);

export const TYPE_NAMES: IntrinsicTable = {
  'any::type_name': (call) => {
    const name = typeNameOf(call.items, call.ty(0), (words) => call.unsupported(words));
    const { pointer, length } = call.staticStr(name);
    call.returnWide(pointer, length);
  },
};

/** `unknown`: what is called with words for a type of which it is not known what would be printed. Does not return. */
function typeNameOf(items: ItemTables, ty: Ty, unknown: (words: string) => never): string {
  const pathOf = (def: DefId): string => {
    const { name, isLibrary } = defOf(items, def);
    if (!isLibrary) return unknown(`the text of \`type_name\` for \`${name}\`, which begins with the crate's name,`);
    const path = pathInLibrary(items, def);
    const module = MODULES.get(path) ?? MODULES.get(withoutInner(path));
    return module === undefined ? unknown(`the text of \`type_name\` for \`${name}\``) : `${module}::${name}`;
  };
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'closure' || each.kind === 'fn-def')
        return unknown("the text of `type_name` for functions and closures, which begins with the crate's name,");
      if ((each.kind === 'adt' && each.args.some(isRegion)) || (each.kind === 'fn-ptr' && each.sig.bound.length > 0))
        return unknown('the text of `type_name` for types with lifetimes');
      return true;
    },
  });
  return printTy(withoutDefaults(items, ty), pathOf);
}

/** Last arguments that are what they would be if they were left out are left out. */
function withoutDefaults(items: ItemTables, ty: Ty): Ty {
  const shorten: TyMapper = {
    ty: (each) => {
      if (each.kind !== 'adt') return undefined;
      const params = findIn(items.generics, each.def)?.params ?? [];
      let { length } = each.args;
      while (length > 0) {
        const given = params[length - 1]?.default;
        const [fallback] = given === undefined ? [] : substArgs([given], each.args);
        const last = each.args[length - 1];
        if (fallback === undefined || last === undefined || !sameArg(fallback, last)) break;
        length--;
      }
      return { ...each, args: mapArgs(each.args.slice(0, length), shorten) };
    },
  };
  return mapTy(ty, shorten);
}

function pathInLibrary(items: ItemTables, def: DefId): string {
  const { name, parent } = defOf(items, def);
  const above = parent === undefined || defOf(items, parent).parent === undefined ? '' : pathInLibrary(items, parent);
  return above === '' ? name : `${above}::${name}`;
}

/** The module of our own in which an item stands may lie deeper: `num::nonzero::NonZero`, `sync::arc::Arc`. */
function withoutInner(path: string): string {
  const names = path.split('::');
  return names.length < 3 ? path : [names[0], names.at(-1)].join('::');
}
