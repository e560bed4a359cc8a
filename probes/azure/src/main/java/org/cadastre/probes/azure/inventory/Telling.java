package org.cadastre.probes.azure.inventory;

/// Says of each resource what is special to its type.
final class Telling {
  private static final String MEMBER = "microsoft.compute/virtualmachinescalesets/virtualmachines";
  private static final String VAULTS = "microsoft.keyvault/vaults/";

  private final Report report;
  private final Machines machines;
  private final Storages storages;
  private final Networks networks;
  private final Cards cards;
  private final Filters filters;
  private final Balancers balancers;
  private final Services services;

  Telling(Teller teller) {
    report = teller.report();
    machines = new Machines(teller);
    storages = new Storages(teller);
    networks = new Networks(teller);
    cards = new Cards(teller);
    filters = new Filters(teller);
    balancers = new Balancers(teller);
    services = new Services(teller);
  }

  void state(Listing.Row row) {
    machines.state(row);
  }

  void tell(Resource resource) {
    var type = resource.id().type();
    var kind = Kind.of(type);
    if (kind.isPresent()) {
      tell(kind.get(), resource);
    } else if (type.equals(MEMBER)) {
      machines.machine(resource);
    } else if (type.startsWith(VAULTS)) {
      services.kept(resource, resource.id().up(1), type.substring(VAULTS.length()));
    } else if (resource.subject().ciClass().equals(Classes.OTHER)) {
      other(resource);
    }
  }

  /// Of what is no kind of ours its type is what it is; its parent is what it is in.
  private void other(Resource resource) {
    report.fact(resource.subject(), "cloud.kind", resource.id().type(), resource.at());
  }

  void tell(Kind kind, Resource resource) {
    switch (kind) {
      case MACHINE -> machines.machine(resource);
      case SCALE_SET -> machines.scaleSet(resource);
      case DISK -> storages.disk(resource);
      case SNAPSHOT -> storages.snapshot(resource);
      case IMAGE -> storages.image(resource);
      case STORAGE_ACCOUNT -> storages.account(resource);
      case CARD -> cards.card(resource);
      case PUBLIC_ADDRESS -> cards.address(resource);
      case NETWORK -> networks.network(resource);
      case ROUTE_TABLE -> networks.routes(resource);
      case NAT_GATEWAY -> networks.gateway(resource);
      case PRIVATE_ENDPOINT -> networks.endpoint(resource);
      case PACKET_FILTER -> filters.filter(resource);
      case LOAD_BALANCER -> balancers.network(resource);
      case APPLICATION_GATEWAY -> balancers.application(resource);
      case SQL_SERVER -> services.databaseServer(resource);
      case SQL_DATABASE -> services.database(resource);
      case PLAN -> services.plan(resource);
      case SITE -> services.site(resource);
      case CLUSTER -> services.cluster(resource);
      case VAULT -> services.vault(resource);
      case DNS_ZONE -> services.zone(resource, true);
      case PRIVATE_DNS_ZONE -> services.zone(resource, false);
      case IDENTITY -> services.identity(resource);
      case AVAILABILITY_SET, KEY_PAIR, CARD_GROUP -> {}
    }
  }

  /// What only all resources together tell.
  void end() {
    cards.owners();
  }
}
