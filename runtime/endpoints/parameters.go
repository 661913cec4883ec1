package endpoints

import (
	"fmt"
	"strings"
)

// OrDefault returns p, or a pointer to the default where p is nil.
func OrDefault[T any](p *T, value T) *T {
	if p == nil {
		return &value
	}
	return p
}

// Value returns what p points to, or the default where p is nil.
func Value[T any](p *T, value T) T {
	if p == nil {
		return value
	}
	return *p
}

// BindRegion returns a client's region as the Region parameter of the rules: nil when it is empty, without the marks of
// the old FIPS pseudo-regions, and an error when it could not stand in a host name.
func BindRegion(region string) (*string, error) {
	if region == "" {
		return nil, nil
	}
	if !IsValidHostLabel(region, true) {
		return nil, fmt.Errorf("invalid input region %s", region)
	}
	region, _ = TrimFIPS(region)
	return &region, nil
}

// TrimFIPS takes the marks of the old FIPS pseudo-regions (fips-us-east-1, us-east-1-fips) out of a region and reports
// whether there was one, in which case a client turns FIPS on.
func TrimFIPS(region string) (string, bool) {
	trimmed := strings.ReplaceAll(region, "-fips-", "-")
	trimmed = strings.ReplaceAll(trimmed, "fips-", "")
	trimmed = strings.ReplaceAll(trimmed, "-fips", "")
	return trimmed, len(trimmed) != len(region)
}
