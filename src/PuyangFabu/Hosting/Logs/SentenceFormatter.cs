using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace PuyangFabu.Hosting.Logs;

/// <summary>
/// The console's log as the framework writes it, but for outages: each is one sentence without a stack, and the same sentence
/// is not repeated for a while, however often background work meets it.
/// </summary>
public sealed class SentenceFormatter(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "sentences";
    private const int MostRemembered = 1000;
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    /// <summary>Host and server tell so what stopped the start; the command itself says it in a sentence, and passes on what it does not know.</summary>
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";
    private const int StartFailed = 11;
    private const string Server = "Microsoft.AspNetCore.Server.Kestrel";

    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> told = [];

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (logEntry is { Category: Host, EventId.Id: StartFailed } || logEntry is { Category: Server, LogLevel: LogLevel.Critical })
        {
            return;
        }

        var text = logEntry.Formatter(logEntry.State, logEntry.Exception).ReplaceLineEndings("\n      ");
        if (logEntry.Exception is { } failure)
        {
            if (Outage.Is(failure))
            {
                text = $"{text}：{Outage.WordsOf(failure)}";
                if (WasToldLately($"{logEntry.Category} {text}"))
                {
                    return;
                }
            }
            else
            {
                text = $"{text}\n      {failure.ToString().ReplaceLineEndings("\n      ")}";
            }
        }

        textWriter.Write($"{NameOf(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}]\n      {text}\n");
    }

    private bool WasToldLately(string sentence)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (told.TryGetValue(sentence, out var last) && now - last < Quiet)
            {
                return true;
            }

            if (told.Count >= MostRemembered)
            {
                told.Clear();
            }

            told[sentence] = now;
            return false;
        }
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
