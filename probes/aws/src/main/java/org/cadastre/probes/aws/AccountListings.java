package org.cadastre.probes.aws;

import java.util.List;
import org.cadastre.probes.aws.call.Service;

/// The account itself: its name, its organization, the regions it may use.
final class AccountListings {
  static final List<Listing> FIRST =
      List.of(identity(), aliases(), regions(), organization(), accounts());

  private AccountListings() {}

  private static Listing identity() {
    return Listing.of(Service.STS, "GetCallerIdentity")
        .facets("cloud")
        .tells((node, page) ->
            page.entry(page.place().accountSubject(), node)
                .text("cloud.provider", "aws")
                .say("cloud.account.id", "Account"));
  }

  private static Listing aliases() {
    return Listing.of(Service.IAM, "ListAccountAliases")
        .facets("cloud")
        .items("AccountAliases/member")
        .tells((node, page) ->
            page.entry(page.place().accountSubject(), node)
                .text("cloud.account.name", node.text()));
  }

  /// Regions that the account may not use are no gap in what was seen; they are said to be so.
  private static Listing regions() {
    return Listing.of(Service.EC2, "DescribeRegions")
        .with("AllRegions", "true")
        .facets("regions")
        .items("regionInfo/item")
        .tells((node, page) -> {
          var region = page.place().in(node.text("regionName"));
          page.entry(region.regionSubject(), node)
              .text("cloud.provider", "aws")
              .text("cloud.account.id", region.account())
              .text("cloud.region", region.region())
              .say("cloud.region.status", "optInStatus")
              .link("contained_in", region.accountSubject());
        });
  }

  private static Listing organization() {
    return Listing.of(Service.ORGANIZATIONS, "DescribeOrganization")
        .facets("organization")
        .nothing("AWSOrganizationsNotInUseException")
        .items("Organization")
        .tells((node, page) ->
            page.entry(page.place().accountSubject(), node).say("cloud.organization.id", "Id"));
  }

  /// Only the account that manages an organization may list the others: for all others a refusal is
  /// no gap.
  private static Listing accounts() {
    return Listing.of(Service.ORGANIZATIONS, "ListAccounts")
        .pages("MaxResults", 20, "NextToken", "NextToken")
        .facets("organization")
        .nothing("AWSOrganizationsNotInUseException", "AccessDeniedException")
        .items("Accounts/item")
        .tells((node, page) -> {
          var id = node.text("Id");
          if (id.matches("\\d{12}")) {
            page.entry(Place.account(id), node)
                .text("cloud.provider", "aws")
                .text("cloud.account.id", id)
                .say("cloud.account.name", "Name")
                .lower("cloud.state", "Status")
                .time("cloud.created_at", "JoinedTimestamp");
          }
        });
  }
}
