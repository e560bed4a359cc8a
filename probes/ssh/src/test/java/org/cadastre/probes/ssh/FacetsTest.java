package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.probes.ssh.Found.found;

import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.junit.jupiter.api.Test;

/// What a host tells beside its hardware and packages.
class FacetsTest {
  @Test
  void services_tell_whether_they_run_and_whether_they_should() {
    var found =
        found(
            Asked.SERVICES,
            """
            manager=systemd
            cron.service    loaded    active   running Regular background program processing daemon
            networking.service loaded active exited Raise network interfaces
            gone.service    not-found inactive dead    gone.service
            web.service     loaded    failed   failed  The shop
            section=files
            cron.service  enabled  enabled
            apache2.service disabled enabled
            """);

    assertThat(found.parts("service")).containsExactly("apache2", "cron", "networking", "web");
    assertThat(found.text("cron", "service.state")).isEqualTo("running");
    assertThat(found.text("cron", "service.startup")).isEqualTo("enabled");
    assertThat(found.text("networking", "service.state")).isEqualTo("exited");
    assertThat(found.text("web", "service.state")).isEqualTo("failed");
    assertThat(found.text("apache2", "service.state")).isEqualTo("stopped");
    assertThat(found.censuses()).contains("service");
  }

  @Test
  void other_service_managers_are_understood() {
    assertThat(
            found(
                    Asked.SERVICES,
                    """
                    manager=openrc
                     sshd   [  started  ]
                    section=runlevels
                     sshd | default
                    """)
                .text("sshd", "service.state"))
        .isEqualTo("running");
    assertThat(
            found(
                    Asked.SERVICES,
                    """
                    manager=smf
                    online svc:/network/ssh:default
                    """)
                .text("svc:/network/ssh:default", "service.state"))
        .isEqualTo("running");
    assertThat(
            found(
                    Asked.SERVICES,
                    """
                    manager=src
                     sshd  ssh  5570918  active
                     lpd  spooler  inoperative
                    """)
                .text("lpd", "service.state"))
        .isEqualTo("stopped");
    assertThat(
            found(
                    Asked.SERVICES,
                    """
                    manager=launchd
                    PID Status Label
                    312 0 com.openssh.sshd
                    - 0 org.cups.cupsd
                    """)
                .text("com.openssh.sshd", "service.state"))
        .isEqualTo("running");
    assertThat(
            found(
                    Asked.SERVICES,
                    """
                    manager=rcctl
                    all sshd
                    all ntpd
                    on sshd
                    started sshd
                    """)
                .text("ntpd", "service.state"))
        .isEqualTo("stopped");
  }

  @Test
  void a_listing_of_services_that_failed_proves_no_absence() {
    var failed =
        new Answer.Said(
            """
            manager=systemd
            cron.service loaded active running Cron
            """,
            1,
            true);
    var found = found(Answers.server().answer(Asked.SERVICES, failed));

    assertThat(found.parts("service")).containsExactly("cron");
    assertThat(found.censuses()).doesNotContain("service");
    assertThat(found.coverage("services")).isEqualTo(Outcome.PARTIAL);
  }

  @Test
  void only_who_may_log_in_is_an_account() {
    var found =
        found(
            Asked.USERS,
            """
            root:x:0:0:root:/root:/bin/bash
            daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
            eve:x:1000:1000:Eve,,,:/home/eve:/bin/zsh
            root:x:0:
            sudo:x:27:eve,adam
            eve:x:1000:
            """);

    assertThat(found.parts("user_account")).containsExactly("root", "eve");
    assertThat(found.text("eve", "user.groups")).isEqualTo("eve, sudo");
    assertThat(found.text("eve", "user.id")).isEqualTo("1000");
    assertThat(found.censuses()).contains("user_account");
  }

  @Test
  void jobs_come_from_tables_directories_and_timers() {
    var found =
        found(
            Asked.JOBS,
            """
            file=/etc/cron.d/backup
            # every night
            MAILTO=root
            30 2 * * * root /usr/local/bin/backup --all
            @reboot www-data /opt/warm
            user=eve
            */5 * * * 1-5 fetch
            periodic=daily /etc/cron.daily/logrotate
            section=timers
            Sun 2026-11-22 00:00:00 UTC 9h left Sat 2026-11-21 00:00:00 UTC 14h ago apt-daily.timer apt-daily.service
            """);

    assertThat(found.parts("scheduled_job"))
        .containsExactlyInAnyOrder(
            "/usr/local/bin/backup --all",
            "/opt/warm",
            "fetch",
            "/etc/cron.daily/logrotate",
            "apt-daily.service");
    assertThat(found.text("/usr/local/bin/backup --all", "job.schedule")).isEqualTo("30 2 * * *");
    assertThat(found.text("fetch", "job.user")).isEqualTo("eve");
    assertThat(found.text("/opt/warm", "job.schedule")).isEqualTo("@reboot");
    assertThat(found.censuses()).contains("scheduled_job");
  }

  @Test
  void tables_that_may_not_be_read_prove_no_absence() {
    var found = found(Asked.JOBS, "denied=/var/spool/cron/crontabs\n");

    assertThat(found.censuses()).doesNotContain("scheduled_job");
    assertThat(found.covered("jobs").reason()).contains("/var/spool/cron/crontabs", "root");
  }

  @Test
  void a_certificate_is_one_wherever_it_is_found() {
    var pem =
        """
        -----BEGIN CERTIFICATE-----
        MIIDLjCCAhagAwIBAgIUSCnYGhKTzry4KLr/wUWYgDLGLtcwDQYJKoZIhvcNAQEL
        BQAwFzEVMBMGA1UEAwwMc2hvcC5leGFtcGxlMB4XDTI2MTEyMTE1MzMwOFoXDTM2
        MTExODE1MzMwOFowFzEVMBMGA1UEAwwMc2hvcC5leGFtcGxlMIIBIjANBgkqhkiG
        9w0BAQEFAAOCAQ8AMIIBCgKCAQEAmGQO/f82RxfalKvBDRAJjBYyxfPCMpAtHtyc
        BaPUSWLuF8OX3XZcKieDLLUBIIqKOTcwEm5P4cM4PFIzLUo+7ZZU1tLIRyRbOm9A
        55aAyX0R72LxrXYmwDO03qxKhc0lM4T1Ip/vMUodmqY2XJ5AI+XAq8T2I+YLtI83
        eVhw6draSiNIbKqFxETedF0QuJR3+ZPfJOZZPHGBziYKavPTmTw0L7b+9CUTc0sN
        Z+TqLsVLxBJcdhswYVHn4KxEhb7qxqE7i0pRHdXUcNDWg987i6eMWu3i3yOx2FgO
        uWG/G5//OvjDKqy2NfoJkY6GmWox079kEoin3UNtbkVNGeXLSQIDAQABo3IwcDAd
        BgNVHQ4EFgQUOSAyextbHhLFfgOwPylCMMEowDowHwYDVR0jBBgwFoAUOSAyextb
        HhLFfgOwPylCMMEowDowDwYDVR0TAQH/BAUwAwEB/zAdBgNVHREEFjAUggxzaG9w
        LmV4YW1wbGWHBAoBAgMwDQYJKoZIhvcNAQELBQADggEBAEb/3cANZ42OsTjFj5IA
        hcKPelqTJL9+yxHiNWSdkBK9+RIJ93dejEfFeeGkQnhe7fNva9K4EucX9bZGtZEd
        VW780oF05zAgCDGzDIahMUQ0lQa5qFHl4JRaxZ83/rIyOvw4+Ogl7j/LxvpBDZ53
        x/7jV9Ctl6b3d0kZRVZ0p4NMMpJNXy/lpXxScKVoMwyKeSYiNZZdDgZxyqXNMZSX
        IrZaSu8ncEUY3dLYox9HOE11hjEBWwLkPNaPdxE3+8TEvDzMkIdg9jrWA92QBmO2
        5WBAPIw60fcrzbntmLRNfDhtXy2qX6h9/ia33J+/VtV2Flvh/6q3HQYrbe54skN7
        j9c=
        -----END CERTIFICATE-----
        """;
    var found =
        found(Asked.CERTIFICATES, "file=/etc/nginx/ssl/shop.crt\n" + pem + "port=443\n" + pem);

    assertThat(found.parts("tls_certificate")).containsExactly("CN=shop.example");
    assertThat(found.text("CN=shop.example", "certificate.names"))
        .isEqualTo("10.1.2.3, shop.example");
    assertThat(found.text("CN=shop.example", "certificate.sources"))
        .isEqualTo("/etc/nginx/ssl/shop.crt, port 443");
    assertThat(found.text("CN=shop.example", "certificate.not_after")).startsWith("2036-");
  }

  @Test
  void garbage_between_the_lines_of_a_certificate_is_passed_over() {
    var found =
        found(
            Asked.CERTIFICATES,
            """
            file=/x
            -----BEGIN CERTIFICATE-----
            AAAA
            -----END CERTIFICATE-----
            """);

    assertThat(found.parts("tls_certificate")).isEmpty();
    assertThat(found.coverage("certificates")).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void containers_and_machines_are_told_apart() {
    var found =
        found(
            Asked.GUESTS,
            """
            runtime=docker
            4f66ad9a0b2e\tweb\tnginx:1.25\trunning\t0.0.0.0:80->80/tcp
            status=0
            runtime=virsh
             Id   Name   State
            --------------------
             1    db2    running
             -    old    shut off
            status=0
            runtime=virsh-uuid
            5a1f0b9c-1111-2222-3333-444455556666 db2
            status=0
            """);

    assertThat(found.parts("container")).containsExactly("web");
    assertThat(found.text("web", "guest.image")).isEqualTo("nginx:1.25");
    assertThat(found.parts("guest")).containsExactly("db2", "old");
    assertThat(found.text("old", "guest.state")).isEqualTo("shut off");
    assertThat(found.host().ciClass()).isEqualTo("hypervisor");
    assertThat(found.findings())
        .filteredOn(f ->
            f instanceof Finding.Link link && link.subject().ciClass().equals("virtual_machine"))
        .singleElement()
        .satisfies(f ->
            assertThat(((Finding.Link) f).subject().keys().getFirst().value())
                .isEqualTo("5a1f0b9c-1111-2222-3333-444455556666"));
    assertThat(found.censuses()).contains("container", "guest");
  }

  @Test
  void the_lesser_package_managers_count_too() {
    var found =
        found(
            Asked.PACKAGES,
            """
            manager=python
            /usr/lib/python3/dist-packages/PyYAML-6.0.dist-info
            /usr/lib/python3/dist-packages/attrs-22.2.0-py3.11.egg-info
            status=0
            manager=npm
            /usr/lib/node_modules/npm/package.json:  "version": "9.2.0",
            /usr/lib/node_modules/@angular/cli/package.json:  "version": "17.0.1",
            status=0
            manager=gem
            /var/lib/gems/3.1.0/specifications/rake-13.0.6.gemspec
            status=0
            manager=brew
            /opt/homebrew/Cellar/jq/1.7.1
            status=0
            manager=flatpak
            org.gimp.GIMP\t2.10.36\tx86_64
            status=0
            """);

    assertThat(found.parts("software_package"))
        .contains("PyYAML", "attrs", "npm", "@angular/cli", "rake", "jq", "org.gimp.GIMP");
    assertThat(found.text("attrs", "software.version")).isEqualTo("22.2.0");
    assertThat(found.text("@angular/cli", "software.manager")).isEqualTo("npm");
    assertThat(found.coverage("software")).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void a_file_server_is_needed_and_its_file_systems_are_listed() {
    var found = found(Asked.MOUNTS, "10.9.9.5:/export/home /home nfs4 rw,relatime,vers=4.2\n");

    assertThat(found.text("/home", "file_system.type")).isEqualTo("nfs4");
    assertThat(found.findings())
        .filteredOn(f -> f instanceof Finding.Link link && link.relation().equals("depends_on"))
        .singleElement()
        .satisfies(f -> assertThat(((Finding.Link) f).other().name()).isEqualTo("10.9.9.5"));
  }
}
