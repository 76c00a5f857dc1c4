namespace PuyangFabu.Operations.Settings;

/// <summary>The settings as this process was started with them, for people to read.</summary>
public sealed record EffectiveSettings(IReadOnlyList<SettingLine> Lines);

/// <summary>One setting: what it is, where it was set. Holds no secret.</summary>
/// <param name="Name">As files write it, with colons: <c>Operators:IdleMinutes</c>.</param>
/// <param name="Description">In Chinese; empty where none is written.</param>
/// <param name="Value">What counts; null where it may be a secret, or where neither somebody set it nor there is a fixed default.</param>
/// <param name="Source">Where it was set, in Chinese; null while the default counts.</param>
/// <param name="Secret">Its value is not shown to anybody.</param>
public sealed record SettingLine(string Name, string Description, string? Value, string? Source, bool Secret);
