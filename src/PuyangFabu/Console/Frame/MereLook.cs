namespace PuyangFabu.Console.Frame;

/// <summary>Marks what an open page asks by itself: it does not keep a session from idling out.</summary>
public sealed class MereLook;
