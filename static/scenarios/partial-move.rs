struct Parcel {
    label: String,
    weight: u32,
    content: String,
}

fn main() {
    let parcel = Parcel {
        label: String::from("fragile"),
        weight: 3,
        content: String::from("vase"),
    };
    let taken = parcel.content;
    println!("{taken} from a {} kg parcel: {}", parcel.weight, parcel.label);
}
