//! Circles: what leads back to itself.

/// Of each node of a directed graph the number of its component: of two nodes with one number, each leads to the other.
/// `edges` are the nodes that each leads to.
#[must_use]
pub fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut back = vec![Vec::new(); edges.len()];
    for (from, to) in edges.iter().enumerate().flat_map(|(from, to)| to.iter().map(move |to| (from, *to))) {
        back[to].push(from);
    }
    // As Kosaraju found, without recursion: a chain may be as long as a table.
    let mut done = Vec::with_capacity(edges.len());
    let mut seen = vec![false; edges.len()];
    for start in 0..edges.len() {
        walk(start, edges, &mut seen, |node| done.push(node));
    }
    let mut components = vec![0; edges.len()];
    let mut seen = vec![false; edges.len()];
    for (number, start) in done.into_iter().rev().enumerate() {
        walk(start, &back, &mut seen, |node| components[node] = number);
    }
    components
}

/// Visits what a node leads to and wasn't seen, each node behind those that it leads to.
fn walk(start: usize, edges: &[Vec<usize>], seen: &mut [bool], mut leave: impl FnMut(usize)) {
    if std::mem::replace(&mut seen[start], true) {
        return;
    }
    let mut path = vec![(start, 0)];
    while let Some((node, next)) = path.last_mut() {
        match edges[*node].get(*next) {
            Some(to) => {
                *next += 1;
                if !std::mem::replace(&mut seen[*to], true) {
                    path.push((*to, 0));
                }
            }
            None => {
                leave(*node);
                path.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_long_chain_is_no_circle_until_it_is_closed() {
        let mut edges: Vec<Vec<usize>> = (1..=100_000).map(|next| vec![next % 100_000]).collect();
        let closed = components(&edges);
        assert!(closed.iter().all(|it| *it == closed[0]));
        edges[500].clear();
        let mut open = components(&edges);
        open.sort_unstable();
        open.dedup();
        assert_eq!(open.len(), 100_000);
    }

    proptest! {
        #[test]
        fn nodes_of_a_component_lead_to_each_other(pairs in proptest::collection::vec((0_usize..8, 0_usize..8), 0..20)) {
            let mut edges = vec![Vec::new(); 8];
            pairs.iter().for_each(|(from, to)| edges[*from].push(*to));
            let mut leads = [[false; 8]; 8];
            (0..8).for_each(|node| leads[node][node] = true);
            pairs.iter().for_each(|(from, to)| leads[*from][*to] = true);
            for by in 0..8 {
                for from in 0..8 {
                    for to in 0..8 {
                        leads[from][to] |= leads[from][by] && leads[by][to];
                    }
                }
            }
            let found = components(&edges);
            for from in 0..8 {
                for to in 0..8 {
                    prop_assert_eq!(found[from] == found[to], leads[from][to] && leads[to][from]);
                }
            }
        }
    }
}
