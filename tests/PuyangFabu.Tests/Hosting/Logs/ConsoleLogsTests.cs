using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using PuyangFabu.Hosting;

namespace PuyangFabu.Tests.Hosting.Logs;

/// <summary>How the log is written to the console.</summary>
public sealed class ConsoleLogsTests : IDisposable
{
    private readonly ScratchFolder data = new();

    public void Dispose() => data.Dispose();

    [Theory]
    [InlineData(null, "sentences")]
    [InlineData("simple", "sentences")]
    [InlineData("json", "json")]
    public async Task The_format_is_the_one_that_is_set(string? set, string used)
    {
        await using var app = Create(set);

        Assert.Equal(used, app.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
    }

    [Fact]
    public void A_format_that_there_is_not_stops_the_start_with_its_key() =>
        Assert.Contains("Logging:Console:FormatterName", Assert.Throws<SettingsException>(() => Create("xml")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_line_of_JSON_is_one_record_with_its_time_and_readable_Chinese_and_without_the_address_of_the_request_around_it()
    {
        await using var app = Create("json");
        var written = new StringWriter();
        var scopes = new LoggerExternalScopeProvider();
        using var scope = scopes.Push("RequestPath:/cases/new?key=planted");

        app.Services.GetServices<ConsoleFormatter>().Single(static format => format.Name == "json").Write(
            new LogEntry<string>(LogLevel.Warning, "PuyangFabu.Webhook", default, "第一行\n第二行", null, static (state, _) => state), scopes, written);

        var line = written.ToString();
        Assert.Equal(1, line.Count(static character => character is '\n'));
        Assert.Contains("第一行", line, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", line, StringComparison.Ordinal);
        var record = JsonDocument.Parse(line).RootElement;
        Assert.Equal("第一行\n第二行", record.GetProperty("Message").GetString());
        Assert.True(DateTimeOffset.TryParse(record.GetProperty("Timestamp").GetString(), out _));
    }

    private Microsoft.AspNetCore.Builder.WebApplication Create(string? format) => ProductApplication.Create(
        ["--Storage:DataDirectory", data.Path, .. format is null ? (string[])[] : ["--Logging:Console:FormatterName", format]]);
}
