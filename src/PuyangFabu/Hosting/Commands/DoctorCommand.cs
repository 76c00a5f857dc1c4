using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Doctor;
using Spectre.Console;
using Words = Spectre.Console.Text;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Says how the installation is, each finding with what to do next.</summary>
public static class DoctorCommand
{
    /// <summary>Where there is no terminal to ask, e.g. in a mail from a nightly run.</summary>
    private const int WidthWithoutTerminal = 160;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create(string[] settings)
    {
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出" };
        var command = new Command("doctor", "体检：时钟、磁盘、数据库、设置、密钥、备份等各项的情况和下一步；有误时退出码为 1") { json };
        command.SetAction((parsed, cancellation) => RunAsync(settings, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, bool json, CancellationToken cancellation)
    {
        await using var app = CommandServices.Create(settings, StorageAccess.ReadOnly);
        var report = await app.Services.GetRequiredService<Examination>().RunAsync(cancellation);
        Write(report, json);
        return report.Worst == FindingLevel.Wrong ? ExitCode.Failed : ExitCode.Done;
    }

    internal static void Write(DoctorReport report, bool json)
    {
        if (json)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(report, Json));
        }
        else
        {
            Print(report);
        }
    }

    private static void Print(DoctorReport report)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Out) });
        if (System.Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthWithoutTerminal;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "项目", "情况", "下一步");
        foreach (var finding in report.Items)
        {
            table.AddRow(new Words(finding.Label, StyleOf(finding.Level)), new Words(finding.Check), new Words(finding.Text), new Words(finding.NextStep));
        }

        console.Write(table);
    }

    private static Style StyleOf(FindingLevel level) => new(level switch
    {
        FindingLevel.Fine => Color.Green,
        FindingLevel.Notice => Color.Yellow,
        _ => Color.Red,
    });
}
