namespace PuyangFabu.Console.Frame.Parts;

/// <summary>What a state means for whoever reads it.</summary>
public enum BadgeTone
{
    /// <summary>Nothing to do with it.</summary>
    Off,

    /// <summary>On its way.</summary>
    Busy,

    Good,

    /// <summary>Somebody must look at it.</summary>
    Caution,

    /// <summary>It went wrong, or reaches everybody.</summary>
    Danger,
}
