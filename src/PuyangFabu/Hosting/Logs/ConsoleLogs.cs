using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Logging.Console;

namespace PuyangFabu.Hosting.Logs;

/// <summary>How the log is written to the console: as sentences for people, or as JSON, a line each, for programs that collect it.</summary>
public static class ConsoleLogs
{
    /// <summary>It tells the whole address of each request: openids of the callback, and the keys of links that let followers in.</summary>
    public const string RequestLog = "Microsoft.AspNetCore.Hosting.Diagnostics";

    private const string FormatKey = "Logging:Console:FormatterName";

    private static readonly string[] Formats =
        [SentenceFormatter.FormatterName, ConsoleFormatterNames.Json, ConsoleFormatterNames.Systemd, ConsoleFormatterNames.Simple];

    /// <exception cref="SettingsException">There is no such format.</exception>
    public static void AddConsoleLogs(this WebApplicationBuilder builder)
    {
        // Whatever the level of the others. While it may tell anything, each request begins an activity and a scope that nobody reads;
        // a start that fails is told by the command.
        builder.Logging.AddFilter(RequestLog, LogLevel.None);
        builder.Logging.AddFilter<ConsoleLoggerProvider>(RequestLog, LogLevel.None);
        builder.Logging.AddConsoleFormatter<SentenceFormatter, ConsoleFormatterOptions>();

        // The builder names its own format after it has read the settings.
        var format = builder.Configuration[FormatKey] is { Length: > 0 } named ? named : SentenceFormatter.FormatterName;
        if (!Formats.Contains(format, StringComparer.OrdinalIgnoreCase))
        {
            throw new SettingsException($"{FormatKey} 的值“{format}”无法识别，只能是 {string.Join('、', Formats)}。");
        }

        builder.Services.PostConfigure<ConsoleLoggerOptions>(console => console.FormatterName = format == ConsoleFormatterNames.Simple ? SentenceFormatter.FormatterName : format);
        builder.Services.PostConfigure<JsonConsoleFormatterOptions>(static json =>
        {
            json.TimestampFormat ??= "yyyy-MM-dd'T'HH:mm:ss.fffzzz";
            json.JsonWriterOptions = json.JsonWriterOptions with { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        });
    }
}
