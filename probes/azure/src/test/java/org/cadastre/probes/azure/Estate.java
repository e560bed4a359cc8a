package org.cadastre.probes.azure;

import java.util.Locale;

/// A made-up subscription with one of everything that the probe knows.
final class Estate {
  static final String GROUP = "/subscriptions/" + Cloud.SUBSCRIPTION + "/resourceGroups/Prod";
  static final String VM_ID = "f6a6b9b2-9b99-45b0-8a18-025998fc74d0";

  private Estate() {}

  static String id(String type, String name) {
    return GROUP + "/providers/" + type + "/" + name;
  }

  static void into(Cloud cloud) {
    compute(cloud);
    network(cloud);
    services(cloud);
  }

  private static void add(Cloud cloud, String type, String name, String more) {
    cloud.add(
        """
        {"id":"%s","name":"%s","type":"%s","location":"West Europe","tags":{"owner":"ops"}%s}
        """
            .formatted(id(type, name), name, type, more.isEmpty() ? "" : "," + more.strip()));
  }

  private static void compute(Cloud cloud) {
    add(
        cloud,
        "Microsoft.Compute/virtualMachines",
        "web1",
        """
        "properties":{"vmId":"%s","hardwareProfile":{"vmSize":"Standard_D2s_v5"},
          "storageProfile":{"osDisk":{"osType":"Linux","managedDisk":{"id":"%s"}},
            "imageReference":{"publisher":"Canonical","offer":"ubuntu","sku":"server","version":"latest"}},
          "osProfile":{"computerName":"web1"},
          "networkProfile":{"networkInterfaces":[{"id":"%s"}]},
          "extended":{"instanceView":{"powerState":{"code":"PowerState/running"}}}}
        """
            .formatted(
                VM_ID.toUpperCase(Locale.ROOT),
                id("Microsoft.Compute/disks", "OS1").toUpperCase(Locale.ROOT),
                id("Microsoft.Network/networkInterfaces", "nic1")));
    cloud.list(
        "/subscriptions/"
            + Cloud.SUBSCRIPTION
            + "/providers/Microsoft.Compute/virtualMachines states",
        """
        [{"id":"%s","properties":{"instanceView":{"osName":"ubuntu","osVersion":"24.04",
          "hyperVGeneration":"V1","statuses":[{"code":"PowerState/running"}]}}}]
        """
            .formatted(id("Microsoft.Compute/virtualMachines", "WEB1")));
    add(
        cloud,
        "Microsoft.Compute/disks",
        "os1",
        """
        "managedBy":"%s","sku":{"name":"Premium_LRS"},
        "properties":{"diskSizeGB":30,"diskState":"Attached","hyperVGeneration":"V1"}
        """
            .formatted(id("Microsoft.Compute/virtualMachines", "web1")));
    add(
        cloud,
        "Microsoft.Compute/snapshots",
        "snap1",
        "\"properties\":{\"creationData\":{\"sourceResourceId\":\"%s\"}}"
            .formatted(id("Microsoft.Compute/disks", "os1")));
    add(
        cloud,
        "Microsoft.Compute/virtualMachineScaleSets",
        "workers",
        "\"sku\":{\"name\":\"Standard_D4s_v5\",\"capacity\":1},\"properties\":{\"orchestrationMode\":\"Uniform\"}");
    var set = id("Microsoft.Compute/virtualMachineScaleSets", "workers");
    cloud.list(
        set + "/virtualMachines",
        """
        [{"id":"%s/virtualMachines/0","name":"workers_0","location":"westeurope",
          "properties":{"vmId":"0aa6b9b2-9b99-45b0-8a18-025998fc74d1",
            "instanceView":{"statuses":[{"code":"PowerState/deallocated"}]}}}]
        """
            .formatted(set));
  }

  private static void network(Cloud cloud) {
    var vnet = id("Microsoft.Network/virtualNetworks", "vnet");
    add(
        cloud,
        "Microsoft.Network/virtualNetworks",
        "vnet",
        """
        "properties":{"addressSpace":{"addressPrefixes":["10.0.0.0/16"]},"subnets":[
          {"id":"%s/subnets/app","name":"app","properties":{"addressPrefix":"10.0.1.0/24",
            "networkSecurityGroup":{"id":"%s"}}}]}
        """
            .formatted(vnet, id("Microsoft.Network/networkSecurityGroups", "nsg")));
    add(
        cloud,
        "Microsoft.Network/networkInterfaces",
        "nic1",
        """
        "properties":{"macAddress":"00-0D-3A-1B-C7-21","virtualMachine":{"id":"%s"},
          "ipConfigurations":[{"name":"ip1","properties":{"privateIPAddress":"10.0.1.4",
            "subnet":{"id":"%s/subnets/APP"},"applicationSecurityGroups":[{"id":"%s"}]}}]}
        """
            .formatted(
                id("Microsoft.Compute/virtualMachines", "web1"),
                vnet,
                id("Microsoft.Network/applicationSecurityGroups", "front")));
    add(cloud, "Microsoft.Network/applicationSecurityGroups", "front", "");
    add(
        cloud,
        "Microsoft.Network/networkSecurityGroups",
        "nsg",
        """
        "properties":{"securityRules":[{"id":"%s/securityRules/web","name":"web","properties":{
          "direction":"Inbound","access":"Allow","protocol":"Tcp","priority":100,
          "destinationPortRange":"443","sourceApplicationSecurityGroups":[{"id":"%s"}]}}]}
        """
            .formatted(
                id("Microsoft.Network/networkSecurityGroups", "nsg"),
                id("Microsoft.Network/applicationSecurityGroups", "front")));
    add(cloud, "Microsoft.Network/natGateways", "nat", "");
    add(
        cloud,
        "Microsoft.Network/dnsZones",
        "example.org",
        "\"properties\":{\"numberOfRecordSets\":3}");
    var gateway = id("Microsoft.Network/applicationGateways", "agw");
    add(
        cloud,
        "Microsoft.Network/applicationGateways",
        "agw",
        """
        "properties":{"operationalState":"Running",
          "frontendPorts":[{"id":"%1$s/frontendPorts/p443","properties":{"port":443}}],
          "httpListeners":[{"id":"%1$s/httpListeners/https","name":"https","properties":{
            "protocol":"Https","frontendPort":{"id":"%1$s/frontendPorts/P443"}}}],
          "backendAddressPools":[{"id":"%1$s/backendAddressPools/pool","name":"pool"}],
          "requestRoutingRules":[{"properties":{"httpListener":{"id":"%1$s/httpListeners/https"},
            "backendAddressPool":{"id":"%1$s/backendAddressPools/pool"}}}]}
        """
            .formatted(gateway));
  }

  private static void services(Cloud cloud) {
    add(
        cloud,
        "Microsoft.Sql/servers",
        "sql1",
        "\"properties\":{\"fullyQualifiedDomainName\":\"sql1.database.windows.net\"}");
    var database = id("Microsoft.Sql/servers", "sql1") + "/databases/orders";
    cloud.add(
        """
        {"id":"%s","name":"orders","type":"Microsoft.Sql/servers/databases","location":"westeurope",
         "properties":{"status":"Online"}}
        """
            .formatted(database));
    cloud.list(
        id("Microsoft.Sql/servers", "sql1") + "/databases",
        "[{\"id\":\"%s\",\"name\":\"orders\",\"type\":\"Microsoft.Sql/servers/databases\"}]"
            .formatted(database));
    add(
        cloud,
        "Microsoft.Storage/storageAccounts",
        "store1",
        "\"kind\":\"StorageV2\",\"properties\":{\"allowBlobPublicAccess\":false}");
    add(cloud, "Microsoft.Web/serverFarms", "plan1", "\"sku\":{\"name\":\"P1v3\",\"capacity\":2}");
    add(
        cloud,
        "Microsoft.Web/sites",
        "job1",
        "\"kind\":\"functionapp,linux\",\"properties\":{\"serverFarmId\":\"%s\",\"state\":\"Running\"}"
            .formatted(id("Microsoft.Web/serverfarms", "plan1")));
    add(cloud, "Microsoft.Web/sites", "shop1", "\"kind\":\"app\",\"properties\":{}");
    add(
        cloud,
        "Microsoft.ContainerService/managedClusters",
        "aks1",
        """
        "identity":{"userAssignedIdentities":{"%s":{}}},
        "properties":{"currentKubernetesVersion":"1.31.2",
          "agentPoolProfiles":[{"name":"system","count":3,"vmSize":"Standard_D4s_v5"}]}
        """
            .formatted(id("Microsoft.ManagedIdentity/userAssignedIdentities", "robot")));
    add(
        cloud,
        "Microsoft.ManagedIdentity/userAssignedIdentities",
        "robot",
        "\"properties\":{\"clientId\":\"c1\",\"principalId\":\"p1\"}");
    var vault = id("Microsoft.KeyVault/vaults", "vault1");
    add(
        cloud,
        "Microsoft.KeyVault/vaults",
        "vault1",
        "\"properties\":{\"vaultUri\":\"https://v\"}");
    cloud.list(
        vault + "/secrets",
        """
        [{"id":"%s/secrets/db","name":"db","type":"Microsoft.KeyVault/vaults/secrets",
          "properties":{"attributes":{"enabled":true,"exp":1798761600}}}]
        """
            .formatted(vault));
    cloud.list(vault + "/keys", "[]");
    add(cloud, "Microsoft.Automation/automationAccounts", "auto1", "");
  }
}
