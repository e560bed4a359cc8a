package org.cadastre.probes.aws;

import java.util.List;
import org.cadastre.probes.aws.call.Service;

/// Who may act in the account, as far as that tells who owns what.
final class IdentityListings {
  static final List<Listing> FIRST = List.of(roles(), users(), profiles());

  private IdentityListings() {}

  private static Listing.Draft iam(String action) {
    return Listing.of(Service.IAM, action).pages("MaxItems", 1000, "Marker", "Marker");
  }

  private static Listing roles() {
    return iam("ListRoles")
        .facets("identities")
        .lists("cloud_identity")
        .items("Roles/member")
        .tells((node, page) ->
            page.part("cloud_identity", node.text("Arn"), node.text("RoleName"), node)
                .text("cloud.kind", "role")
                .say("cloud.description", "Description")
                .time("cloud.created_at", "CreateDate")
                .set("cloud.trust", Trust.trusted(node.text("AssumeRolePolicyDocument")))
                .inRegion());
  }

  private static Listing users() {
    return iam("ListUsers")
        .facets("users")
        .lists("cloud_user")
        .items("Users/member")
        .tells((node, page) ->
            page.part("cloud_user", node.text("Arn"), node.text("UserName"), node)
                .time("cloud.created_at", "CreateDate")
                .inRegion());
  }

  private static Listing profiles() {
    return iam("ListInstanceProfiles")
        .facets("identities")
        .lists("cloud_identity")
        .items("InstanceProfiles/member")
        .tells((node, page) ->
            page.part("cloud_identity", node.text("Arn"), node.text("InstanceProfileName"), node)
                .text("cloud.kind", "instance profile")
                .time("cloud.created_at", "CreateDate")
                .link("uses", "Roles/member/Arn", arn -> Roles.role(page.place(), arn))
                .inRegion());
  }
}
