package org.cadastre.probes.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.call.Service;

/// The declaration of one action: how to ask it page by page, what its answers list, what they say
/// of each thing, and what is to be asked because of them.
///
/// @param start what is asked first
/// @param paging how to go on; null where there is but one page
/// @param facets what an answer that does not come leaves unseen
/// @param lists classes of which it names everything in the region
/// @param items where in an answer the things stand
/// @param nothing error codes that mean no more than that there is none
/// @param permission that it takes
record Listing(
    Call start,
    @org.jspecify.annotations.Nullable Paging paging,
    List<String> facets,
    List<String> lists,
    String items,
    Set<String> nothing,
    String permission,
    Teller teller,
    List<Follower> followers) {
  /// What a JSON object holds that tells of an error.
  private static final List<String> COMPLAINTS =
      List.of("__type", "message", "Message", "error", "Error", "errors", "code");

  /// How an answer of several pages is gone through.
  ///
  /// @param size name of the parameter for the size of a page, or empty
  /// @param token name of the parameter for where to go on
  /// @param next where an answer says it
  record Paging(String size, int most, String token, String next) {}

  /// What an answer says of one thing that it lists.
  @FunctionalInterface
  interface Teller {
    void tell(Node item, Page page);
  }

  /// What is to be asked because of an answer.
  @FunctionalInterface
  interface Follower {
    List<Call> follow(Node answer, Call call);
  }

  static Draft of(Service service, String action) {
    return new Draft(Call.of(service, action));
  }

  Service service() {
    return start.service();
  }

  String action() {
    return start.action();
  }

  /// Whether an answer is the one to this action, so that what it does not list is not there. What
  /// an emulator or a proxy says instead, with a status that means success, is none.
  boolean shows(Node root) {
    var list = items.split("/", 2)[0];
    return list.isEmpty()
        || root.has(list)
        || root.name().matches(action() + "(Response|Result)")
        || root.has("Quantity")
        || (root.name().isEmpty() && COMPLAINTS.stream().noneMatch(root::has));
  }

  boolean answers(Call call) {
    return call.service() == service() && call.action().equals(action());
  }

  /// A listing as it is being declared.
  static final class Draft {
    private Call start;
    private @org.jspecify.annotations.Nullable Paging paging;
    private List<String> facets = List.of();
    private List<String> lists = List.of();
    private String items = "";
    private Set<String> nothing = Set.of();
    private String permission;
    private final List<Follower> followers = new ArrayList<>();

    private Draft(Call start) {
      this.start = start;
      this.permission = start.service().prefix() + ":" + start.action();
    }

    Draft with(String parameter, String value) {
      start = start.with(parameter, value);
      return this;
    }

    Draft pages(String size, int most, String token, String next) {
      paging = new Paging(size, most, token, next);
      return this;
    }

    /// Pages as EC2 has them.
    Draft pages() {
      return pages("MaxResults", 1000, "NextToken", "nextToken");
    }

    Draft facets(String... names) {
      facets = List.of(names);
      return this;
    }

    Draft lists(String... classes) {
      lists = List.of(classes);
      return this;
    }

    Draft items(String path) {
      items = path;
      return this;
    }

    Draft nothing(String... codes) {
      nothing = Set.of(codes);
      return this;
    }

    Draft permission(String action) {
      permission = action;
      return this;
    }

    Draft then(Follower follower) {
      followers.add(follower);
      return this;
    }

    Listing tells(Teller teller) {
      return new Listing(
          start, paging, facets, lists, items, nothing, permission, teller, List.copyOf(followers));
    }

    /// Asked only for what follows from it.
    Listing tellsNothing() {
      return tells((_, _) -> {});
    }
  }
}
