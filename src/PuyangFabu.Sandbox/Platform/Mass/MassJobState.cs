namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>Where an accepted mass send stands.</summary>
public enum MassJobState
{
    /// <summary>The administrator has been asked.</summary>
    AwaitingAdministrator,

    Sending,

    Succeeded,

    Failed,

    /// <summary>Its content was deleted by the account.</summary>
    Deleted,
}
