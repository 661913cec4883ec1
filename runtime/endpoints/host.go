package endpoints

import "strings"

const maxLabel = 63

// IsValidHostLabel tells whether s is a host label of RFC 1123, or with allowSubDomains a dotted list of them: 1 to 63
// letters, digits and hyphens, with no hyphen at either end.
func IsValidHostLabel(s string, allowSubDomains bool) bool {
	if allowSubDomains {
		return allLabels(s, isHostLabel)
	}
	return isHostLabel(s)
}

// IsVirtualHostableS3Bucket tells whether a bucket's name can be part of a host name, or with allowSubDomains several:
// 3 to 63 characters in all, labels without capitals, and not in the form of an IPv4 address. It is the function
// aws.isVirtualHostableS3Bucket.
func IsVirtualHostableS3Bucket(s string, allowSubDomains bool) bool {
	if len(s) < 3 || len(s) > maxLabel || hasCapital(s) {
		return false
	}
	if !allowSubDomains {
		return isHostLabel(s)
	}
	return allLabels(s, isHostLabel) && !looksLikeIPv4(s)
}

func allLabels(s string, valid func(string) bool) bool {
	for {
		label, rest, more := strings.Cut(s, ".")
		if !valid(label) {
			return false
		}
		if !more {
			return true
		}
		s = rest
	}
}

func isHostLabel(s string) bool {
	if s == "" || len(s) > maxLabel || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !isAlphanumeric(c) && c != '-' {
			return false
		}
	}
	return true
}

func isAlphanumeric(c byte) bool {
	return isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func hasCapital(s string) bool {
	for i := range len(s) {
		if c := s[i]; 'A' <= c && c <= 'Z' {
			return true
		}
	}
	return false
}

// looksLikeIPv4 asks for the form only: S3 refuses 999.1.1.1 as a bucket's name too.
func looksLikeIPv4(s string) bool {
	return strings.Count(s, ".") == 3 && allLabels(s, allDigits)
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
