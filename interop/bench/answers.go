package main

import (
	"fmt"
	"strings"
)

// Content types of the answers.
const (
	typeJSON = "application/json"
	typeXML  = "text/xml"
)

// bot is a structure with members of each simple kind.
func bot() *canned {
	return newCanned(typeJSON, `{"Bot":{"BotEmail":"myBot@example.com","BotId":"123abcd4-5ef6-789g-0h12-34j56789012k",`+
		`"BotType":"ChatBot","CreatedTimestamp":"2019-09-18T17:24:39.534Z","Disabled":false,"DisplayName":"myBot (Bot)",`+
		`"SecurityToken":"je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY","UpdatedTimestamp":"2019-09-18T17:24:39.534Z",`+
		`"UserId":"123abcd4-5ef6-789g-0h12-34j56789012k"}}`)
}

// chimeUsers is a page of 100 users as JSON.
func chimeUsers() *canned {
	var users []string
	for i := range 100 {
		users = append(users, fmt.Sprintf(`{"UserId":"123abcd4-5ef6-789g-0h12-34j56789%04d",`+
			`"AccountId":"12a3456b-7c89-012d-3456-78901e23fg45","PrimaryEmail":"user%04d@example.com",`+
			`"PrimaryProvisionedNumber":"+1206555%04d","DisplayName":"User \"%04d\"","LicenseType":"Pro",`+
			`"UserType":"PrivateUser","UserRegistrationStatus":"Registered","UserInvitationStatus":"Accepted",`+
			`"RegisteredOn":"2018-11-10T10:12:%02d.534Z","InvitedOn":"2018-11-09T08:00:%02dZ",`+
			`"AlexaForBusinessMetadata":{"IsAlexaForBusinessEnabled":false,"AlexaForBusinessRoomArn":"null"},`+
			`"PersonalPIN":"123456%04d"}`, i, i, i, i, i%60, i%60, i))
	}
	return newCanned(typeJSON, `{"Users":[`+strings.Join(users, ",")+`],"NextToken":"bmV4dCB0b2tlbg=="}`)
}

// noErrors answers a batch of which everything succeeded.
func noErrors() *canned { return newCanned(typeJSON, `{"UserErrors":[]}`) }

// iamUser is one user as XML, indented as IAM does.
func iamUser() *canned {
	return newCanned(typeXML, `<GetUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <GetUserResult>
    <User>
      <Path>/division_abc/subdivision_xyz/</Path>
      <UserName>Bob</UserName>
      <UserId>AIDACKCEVSQ6C2EXAMPLE</UserId>
      <Arn>arn:aws:iam::123456789012:user/division_abc/subdivision_xyz/Bob</Arn>
      <CreateDate>2013-10-02T17:01:44Z</CreateDate>
      <PasswordLastUsed>2014-10-10T14:37:51Z</PasswordLastUsed>
    </User>
  </GetUserResult>
  <ResponseMetadata>
    <RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId>
  </ResponseMetadata>
</GetUserResponse>
`)
}

// iamUsers is a page of 100 users as XML.
func iamUsers() *canned {
	var users strings.Builder
	for i := range 100 {
		fmt.Fprintf(&users, `      <member>
        <Path>/division_abc/subdivision_xyz/</Path>
        <UserName>user&amp;%04d</UserName>
        <UserId>AIDACKCEVSQ6C2EX%04d</UserId>
        <Arn>arn:aws:iam::123456789012:user/division_abc/subdivision_xyz/user%04d</Arn>
        <CreateDate>2013-10-02T17:01:%02dZ</CreateDate>
        <PasswordLastUsed>2014-10-10T14:37:%02dZ</PasswordLastUsed>
      </member>
`, i, i, i, i%60, i%60)
	}
	return newCanned(typeXML, `<ListUsersResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <ListUsersResult>
    <IsTruncated>true</IsTruncated>
    <Marker>AAF3JXRNTRLQPSEXAMPLE</Marker>
    <Users>
`+users.String()+`    </Users>
  </ListUsersResult>
  <ResponseMetadata>
    <RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId>
  </ResponseMetadata>
</ListUsersResponse>
`)
}

// policy is what IAM says of a new policy.
func policy() *canned {
	return newCanned(typeXML, `<CreatePolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <CreatePolicyResult>
    <Policy>
      <PolicyName>example</PolicyName>
      <DefaultVersionId>v1</DefaultVersionId>
      <PolicyId>ANPAZYK4NWRXSLEXAMPLE</PolicyId>
      <Path>/</Path>
      <Arn>arn:aws:iam::123456789012:policy/example</Arn>
      <AttachmentCount>0</AttachmentCount>
      <IsAttachable>true</IsAttachable>
      <CreateDate>2014-09-15T17:36:14Z</CreateDate>
      <UpdateDate>2014-09-15T17:36:14Z</UpdateDate>
    </Policy>
  </CreatePolicyResult>
  <ResponseMetadata>
    <RequestId>ca64c9e1-3cfe-11e4-bfad-8d1c6EXAMPLE</RequestId>
  </ResponseMetadata>
</CreatePolicyResponse>
`)
}

// policyDocument is a policy of about 6 KB.
func policyDocument() string {
	var statements []string
	for i := range 30 {
		statements = append(statements, fmt.Sprintf(`{"Sid":"Statement%02d","Effect":"Allow",`+
			`"Action":["s3:GetObject","s3:PutObject","s3:ListBucket"],"Resource":["arn:aws:s3:::bucket-%02d",`+
			`"arn:aws:s3:::bucket-%02d/*"],"Condition":{"Bool":{"aws:SecureTransport":"true"}}}`, i, i, i))
	}
	return `{"Version":"2012-10-17","Statement":[` + strings.Join(statements, ",\n") + `]}`
}

// appInstance is what a call that creates something answers.
func appInstance() *canned {
	return newCanned(typeJSON, `{"AppInstanceArn":"arn:aws:chime:us-east-1:123456789012:app-instance/`+
		`12a3456b-7c89-012d-3456-78901e23fg45"}`)
}
