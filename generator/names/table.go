package names

// Table returns the renames that the catalogue needs. Every entry is a name
// that aws-sdk-go-v2 has and that no rule gives.
func Table() []Rename {
	return []Rename{
		{
			Service: "iam",
			Path:    "shapes.PermissionsBoundaryAttachmentType.enum.PermissionsBoundaryPolicy",
			Name:    "PermissionsBoundaryAttachmentTypePolicy",
			Reason:  "the Smithy model names the value Policy; botocore's format has values without names",
		},
	}
}
