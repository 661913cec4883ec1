package endpoints

import "strings"

// Partition is what the rules know of a group of regions.
type Partition struct {
	Name, DNSSuffix, DualStackDNSSuffix, ImplicitGlobalRegion string
	SupportsFIPS, SupportsDualStack                           bool
}

// PartitionOf returns the partition of a region, the function aws.partition: that of a listed region, else the one whose
// pattern the region fits, else the first of the table, so that there is always one.
func PartitionOf(region string) Partition {
	i := partitionByName(region)
	if i < 0 {
		i = partitionByForm(region)
	}
	return partitions[i]
}

// partitionByForm reads the patterns of the table, all of which are ^prefix\w+\-\d+$.
func partitionByForm(region string) int {
	for _, p := range partitionPrefixes {
		if rest, ok := strings.CutPrefix(region, p.prefix); ok {
			if word, number, ok := strings.Cut(rest, "-"); ok && isWord(word) && allDigits(number) {
				return p.partition
			}
		}
	}
	return 0
}

// isWord stands for \w+.
func isWord(s string) bool {
	for i := range len(s) {
		if c := s[i]; !isAlphanumeric(c) && c != '_' {
			return false
		}
	}
	return s != ""
}
