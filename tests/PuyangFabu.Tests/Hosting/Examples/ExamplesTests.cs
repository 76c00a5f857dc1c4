using System.Globalization;
using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Hosting.Examples;

/// <summary>What people copy when they install the product agrees with the product.</summary>
public sealed class ExamplesTests
{
    [Fact]
    public void The_proxy_says_in_every_place_where_a_request_came_from()
    {
        var nginx = Read("nginx.conf");

        // A place with a header of its own inherits none: so the headers stand in one place, outside all of them.
        Assert.Equal(5, Regex.Count(nginx, @"^    proxy_set_header ", RegexOptions.Multiline));
        Assert.DoesNotMatch(@"(?m)^        proxy_set_header ", nginx);
        Assert.Matches(@"X-Forwarded-For\s+\$remote_addr;", nginx);
        Assert.Matches(@"X-Forwarded-Proto \$scheme;", nginx);
        Assert.Contains("TrustedProxies__0=127.0.0.1", Read("puyangfabu.env.example"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compose.yaml", "-r linux-x64 --no-self-contained -t:PublishContainer")]
    [InlineData("puyangfabu.service", "-r linux-x64 --no-self-contained")]
    public void What_is_published_carries_the_libraries_of_one_system_alone(string file, string words) =>
        Assert.Contains(words, Read(file), StringComparison.Ordinal);

    [Fact]
    public void A_refused_setting_restarts_nothing_for_ever()
    {
        // Docker restarts after a reboot only what is to run always: the settings are tried by a container that is not.
        var compose = Read("compose.yaml");
        Assert.Matches("""(?s)\n  migrate:.*"migrate"\]\s+restart: "no"\s""", compose);
        Assert.Matches("""(?s)\n  puyangfabu:.*restart: unless-stopped.*\n      migrate:\s+condition: service_completed_successfully""", compose);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"RestartPreventExitStatus={PuyangFabu.Hosting.Commands.ExitCode.WrongInput}\n"), Read("puyangfabu.service"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_backup_runs_every_day_as_the_user_whose_data_it_reads()
    {
        var (service, backup) = (Read("puyangfabu.service"), Read("puyangfabu-backup.service"));

        Assert.Contains("OnCalendar=*-*-* ", Read("puyangfabu-backup.timer"), StringComparison.Ordinal);
        foreach (var line in (string[])["User=puyangfabu\n", "DynamicUser=yes\n", "EnvironmentFile=/etc/puyangfabu.env\n", "Environment=Storage__DataDirectory=/var/lib/puyangfabu\n"])
        {
            Assert.Contains(line, service, StringComparison.Ordinal);
            Assert.Contains(line, backup, StringComparison.Ordinal);
        }

        Assert.Contains("PuyangFabu.dll backup ", backup, StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_are_kept_for_a_year_by_the_machine_and_outlive_containers()
    {
        var journal = Read("journald-puyangfabu.conf");
        Assert.Contains("\n[Journal]\n", journal, StringComparison.Ordinal);
        Assert.Contains("\nStorage=persistent\n", journal, StringComparison.Ordinal);
        Assert.InRange(int.Parse(Regex.Match(journal, "\nMaxRetentionSec=(?<days>[0-9]+)day\n").Groups["days"].Value, CultureInfo.InvariantCulture), 366, int.MaxValue);

        // A container's own log goes with the container, at each upgrade.
        var compose = Read("compose.yaml");
        Assert.Matches(@"(?s)\nx-held: &held\n.*?\n  logging:\n    driver: journald\n", compose);
        Assert.DoesNotContain("json-file", compose, StringComparison.Ordinal);

        // Nothing but the journal takes what the service says.
        Assert.DoesNotContain("StandardOutput=", Read("puyangfabu.service"), StringComparison.Ordinal);
    }

    private static string Read(string name) => Example.Read(name);
}
