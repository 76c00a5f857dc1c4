namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>How a delivery ended for the follower.</summary>
public enum DeliveryOutcome
{
    /// <summary>Still on its way.</summary>
    Pending,

    /// <summary>A reply was shown.</summary>
    Replied,

    /// <summary><c>success</c> or nothing: no reply is wanted.</summary>
    Silent,

    /// <summary>The answer was malformed.</summary>
    Malformed,

    /// <summary>No try was answered in time with status 200.</summary>
    Unanswered,
}
