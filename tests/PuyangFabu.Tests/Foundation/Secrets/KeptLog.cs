using Microsoft.Extensions.Logging;
using PuyangFabu.Tests.Content.Search;

namespace PuyangFabu.Tests.Foundation.Secrets;

/// <summary>Keeps what every category logs.</summary>
internal sealed class KeptLog : ILoggerProvider
{
    public LogLines Lines { get; } = new();

    public string Text => string.Join('\n', Lines.Lines.Select(static line => line.Text));

    public ILogger CreateLogger(string categoryName) => Lines;

    public void Dispose()
    {
    }
}
