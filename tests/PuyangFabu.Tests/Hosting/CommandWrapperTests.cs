using System.Diagnostics;

namespace PuyangFabu.Tests.Hosting;

/// <summary>The script that runs commands as an installed service would, against stand-ins for systemd's two programs.</summary>
public sealed class CommandWrapperTests : IDisposable
{
    private const string Unit =
        """
        #!/bin/sh
        case "$2" in *.service) unit=$2;; esac
        case "$unit $*" in
            other.service*LoadState*) echo not-found;;
            *LoadState*) echo loaded;;
            *ExecStart*) echo '{ path=/usr/bin/dotnet ; argv[]=/usr/bin/dotnet /opt/puyangfabu/PuyangFabu.dll ; ignore_errors=no ; start_time=[n/a] ; stop_time=[n/a] ; pid=0 ; code=(null) ; status=0/0 }';;
            *EnvironmentFiles*) echo '/etc/puyangfabu.env (ignore_errors=no)';;
            *' cat '*) printf '%s\n' '[Service]' '# Environment=Commented=out' 'Environment=Storage__DataDirectory=/var/lib/puyangfabu' \
                'Environment="Site__Name=濮阳 发布" Site__Description=100%%' 'Environment=Continued=one \' '    Second=two';;
            *StateDirectory*) echo puyangfabu;;
            *DynamicUser*) echo yes;;
            *User*) echo puyangfabu;;
            *WorkingDirectory*) echo /var/lib/puyangfabu;;
        esac
        """;

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_command_gets_the_user_the_folder_and_the_settings_of_the_unit_and_its_own_words_untouched()
    {
        var (code, output, _) = await RunAsync("", "import", "-", "a b; $(touch x)");

        Assert.Equal(0, code);
        var lines = output.TrimEnd('\n').Split('\n');
        Assert.Equal(["/usr/bin/dotnet", "/opt/puyangfabu/PuyangFabu.dll", "import", "-", "a b; $(touch x)"], lines[^5..]);
        Assert.All(
            (string[])[
                "--property=User=puyangfabu", "--property=DynamicUser=yes", "--property=WorkingDirectory=/var/lib/puyangfabu",
                "--property=StateDirectory=puyangfabu", "--property=EnvironmentFile=/etc/puyangfabu.env",
                "--property=Environment=Storage__DataDirectory=/var/lib/puyangfabu", "--pipe", "--wait",
            ],
            argument => Assert.Contains(argument, lines[..^5]));
        Assert.DoesNotContain(lines, static line => line.Contains("TOKEN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_value_with_blanks_stays_one_value()
    {
        var (code, output, _) = await RunAsync("", "doctor");

        Assert.Equal(0, code);
        var settings = output.Split('\n').Where(static line => line.StartsWith("--property=Environment=", StringComparison.Ordinal));
        Assert.Equal(
            [
                "--property=Environment=Storage__DataDirectory=/var/lib/puyangfabu",
                "--property=Environment=\"Site__Name=濮阳 发布\" Site__Description=100%",
                "--property=Environment=Continued=one      Second=two",
            ],
            settings);
    }

    [Fact]
    public async Task A_token_goes_along_by_name_and_never_on_the_command_line()
    {
        var (_, output, _) = await RunAsync("the-token-itself", "broadcast", "list");

        Assert.Contains("--setenv=PUYANGFABU_TOKEN\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("the-token-itself", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_unit_it_says_so()
    {
        var (code, output, error) = await RunAsync("", ["doctor"], ("PUYANGFABU_UNIT", "other"));

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("other.service", error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_reads_what_the_service_of_the_examples_sets()
    {
        var service = File.ReadAllText(Path.Combine(SourceTree.Root, "config/examples/puyangfabu.service"));
        var script = File.ReadAllText(Path.Combine(SourceTree.Root, "config/examples/puyangfabu"));
        foreach (var (line, property) in ((string, string)[])[("EnvironmentFile=", "EnvironmentFiles"), ("DynamicUser=", "DynamicUser"), ("User=", "User"), ("StateDirectory=", "StateDirectory"), ("WorkingDirectory=", "WorkingDirectory")])
        {
            Assert.Contains($"\n{line}", service, StringComparison.Ordinal);
            Assert.Matches($@"\bof {property}\b", script);
        }

        Assert.Contains("\nEnvironment=", service, StringComparison.Ordinal);
        Assert.Contains("systemctl cat", script, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string token, params string[] command) => RunAsync(token, command, ("PUYANGFABU_UNIT", ""));

    private async Task<(int Code, string Output, string Error)> RunAsync(string token, string[] command, (string Name, string Value) setting)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "systemd is Linux's.");
        Executable("systemctl", Unit);
        Executable("systemd-run", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Executable("id", "#!/bin/sh\necho 0\n");
        var start = new ProcessStartInfo(Path.Combine(SourceTree.Root, "config/examples/puyangfabu"), command)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["PUYANGFABU_TOKEN"] = token;
        if (setting.Value.Length > 0)
        {
            start.Environment[setting.Name] = setting.Value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private void Executable(string name, string script)
    {
        var path = folder.Write(name, script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
