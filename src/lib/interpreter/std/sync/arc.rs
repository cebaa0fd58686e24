//! `Arc`: a value with several owners, counted, that threads may share.

counted! { Arc, ArcInner }

#[lang = "Arc"]
#[view(arc, ptr = "ptr.pointer", strong = "strong.value.value", weak = "weak.value.value", value = "value")]
#[all_items(lacking = "allocator assume_init clone_from_ref clone_from_ref_in decrement_strong_count decrement_strong_count_in downcast downcast_unchecked from_raw from_raw_in get_mut_unchecked increment_strong_count increment_strong_count_in into_array into_raw_with_allocator is_unique map new_cyclic_in new_in new_uninit new_uninit_in new_uninit_slice new_uninit_slice_in new_zeroed new_zeroed_in new_zeroed_slice new_zeroed_slice_in pin pin_in try_clone_from_ref try_clone_from_ref_in try_map try_new try_new_in try_new_uninit try_new_uninit_in try_new_zeroed try_new_zeroed_in try_pin try_pin_in", fields = "alloc phantom ptr")]
pub struct Arc<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
    marker: PhantomData<ArcInner<T>>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}

/// Does not keep the value alive, only its memory. Made by `new`, it points nowhere.
#[lang = "ArcWeak"]
#[view(weak, ptr = "ptr.pointer", strong = "strong.value.value", weak = "weak.value.value", value = "value")]
#[all_items(lacking = "allocator as_ptr from_raw from_raw_in into_raw into_raw_with_allocator new_in", fields = "alloc ptr")]
pub struct Weak<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Weak<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Weak<T> {}
