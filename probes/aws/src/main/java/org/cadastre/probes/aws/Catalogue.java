package org.cadastre.probes.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cadastre.probes.aws.call.Call;

/// Everything that is asked: of each region, and once of an account.
///
/// @param first asked of their own accord
/// @param later asked because of what others answered
record Catalogue(List<Listing> first, List<Listing> later) {
  static final Catalogue REGIONAL = of(Regional.FIRST, Regional.LATER);
  static final Catalogue GLOBAL = of(Global.FIRST, Global.LATER);

  Catalogue {
    first = List.copyOf(first);
    later = List.copyOf(later);
  }

  private static Catalogue of(List<List<Listing>> first, List<List<Listing>> later) {
    return new Catalogue(
        first.stream().flatMap(List::stream).toList(),
        later.stream().flatMap(List::stream).toList());
  }

  static Catalogue of(Place place) {
    return place.global() ? GLOBAL : REGIONAL;
  }

  List<Listing> all() {
    var all = new ArrayList<>(first);
    all.addAll(later);
    return all;
  }

  Optional<Listing> listing(Call call) {
    return all().stream().filter(listing -> listing.answers(call)).findFirst();
  }

  /// The permissions that asking everything takes.
  static SortedSet<String> permissions() {
    var permissions = new TreeSet<String>();
    REGIONAL.all().forEach(listing -> permissions.add(listing.permission()));
    GLOBAL.all().forEach(listing -> permissions.add(listing.permission()));
    return permissions;
  }

  /// What each region is asked.
  private static final class Regional {
    static final List<List<Listing>> FIRST =
        List.of(
            ComputeListings.FIRST,
            StorageListings.FIRST,
            NetworkListings.FIRST,
            FilterListings.FIRST,
            BalancerListings.FIRST,
            ScalingListings.FIRST,
            DatabaseListings.FIRST,
            ContainerListings.FIRST,
            ServerlessListings.FIRST);
    static final List<List<Listing>> LATER =
        List.of(
            ComputeListings.LATER,
            BalancerListings.LATER,
            DatabaseListings.LATER,
            ContainerListings.LATER,
            ServerlessListings.LATER);

    private Regional() {}
  }

  /// What an account is asked once.
  private static final class Global {
    static final List<List<Listing>> FIRST =
        List.of(
            AccountListings.FIRST,
            BucketListings.FIRST,
            IdentityListings.FIRST,
            EdgeListings.FIRST);
    static final List<List<Listing>> LATER = List.of(BucketListings.LATER, EdgeListings.LATER);

    private Global() {}
  }
}
