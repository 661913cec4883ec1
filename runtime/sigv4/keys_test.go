package sigv4

import (
	"strconv"
	"testing"
)

// However many keys are used, the cache stays small and holds the latest ones, each once.
func TestKeyCacheIsBounded(t *testing.T) {
	var keys keyCache
	id := func(i int) keyID {
		return keyID{"key", "secret", scope{"20260504", "region" + strconv.Itoa(i), "service"}}
	}
	const used = 3 * cachedKeys
	for i := range used {
		k := keys.key(id(i))
		keys.add(k)
	}
	if n := len(keys.keys()); n != cachedKeys {
		t.Errorf("%d keys are held", n)
	}
	if keys.find(id(used-cachedKeys)) == nil || keys.find(id(used-cachedKeys-1)) != nil {
		t.Error("it does not hold the latest keys")
	}
}

// A buffer that one huge request has grown is not kept.
func TestScratchIsBounded(t *testing.T) {
	sc := new(scratch)
	sc.buf = make([]byte, 0, maxSpare)
	if !sc.reset() {
		t.Error("a buffer of the allowed size is thrown away")
	}
	sc.buf = make([]byte, 0, maxSpare+1)
	if sc.reset() {
		t.Error("a huge buffer is kept")
	}
}
