namespace PuyangFabu.Sandbox.Platform.Service;

/// <summary>Messages that may still be sent before a time.</summary>
internal sealed record ServiceWindow(int Left, DateTimeOffset EndsAt);
