package runtime

import (
	"crypto/sha256"
	"hash"
)

// treeHash is the checksum of Amazon S3 Glacier: the hashes of each megabyte,
// hashed in pairs until one is left. It keeps the hashes of complete subtrees
// only, at most one of each height.
type treeHash struct {
	leaf   hash.Hash
	filled int
	nodes  []treeNode
}

// treeNode is the hash of a subtree of 2^height leaves.
type treeNode struct {
	height int
	sum    [sha256.Size]byte
}

const treeLeaf = 1 << 20

// Write implements io.Writer.
func (t *treeHash) Write(p []byte) (int, error) {
	total := len(p)
	for len(p) > 0 {
		if t.leaf == nil {
			t.leaf = sha256.New()
		}
		n := min(len(p), treeLeaf-t.filled)
		t.leaf.Write(p[:n])
		t.filled += n
		p = p[n:]
		if t.filled == treeLeaf {
			t.push()
		}
	}
	return total, nil
}

// push ends a leaf and joins subtrees of equal height.
func (t *treeHash) push() {
	var node treeNode
	t.leaf.Sum(node.sum[:0])
	t.leaf.Reset()
	t.filled = 0
	for len(t.nodes) > 0 && t.nodes[len(t.nodes)-1].height == node.height {
		node = join(t.nodes[len(t.nodes)-1], node)
		t.nodes = t.nodes[:len(t.nodes)-1]
	}
	t.nodes = append(t.nodes, node)
}

// join is the node above two.
func join(left, right treeNode) treeNode {
	pair := append(left.sum[:], right.sum[:]...)
	return treeNode{height: left.height + 1, sum: sha256.Sum256(pair)}
}

// sum ends the last leaf and returns the hash of the whole; an odd subtree goes
// up as it is.
func (t *treeHash) sum() [sha256.Size]byte {
	if t.filled > 0 {
		t.push()
	}
	if len(t.nodes) == 0 {
		return sha256.Sum256(nil)
	}
	last := t.nodes[len(t.nodes)-1]
	for i := len(t.nodes) - 2; i >= 0; i-- {
		last = join(t.nodes[i], last)
	}
	return last.sum
}
