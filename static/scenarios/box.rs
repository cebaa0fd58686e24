struct Tree {
    value: i32,
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

fn leaf(value: i32) -> Option<Box<Tree>> {
    Some(Box::new(Tree { value, left: None, right: None }))
}

fn sum(tree: &Option<Box<Tree>>) -> i32 {
    match tree {
        None => 0,
        Some(node) => node.value + sum(&node.left) + sum(&node.right),
    }
}

fn main() {
    let root = Some(Box::new(Tree { value: 1, left: leaf(2), right: leaf(3) }));
    println!("sum = {}", sum(&root));
}
