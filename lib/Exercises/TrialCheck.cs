using ParallelAsync.Charts;

namespace ParallelAsync.Exercises;

/// <summary>Checks what the reader's code did with the items of a trial, and names the mistake that it shows.</summary>
[TypeFormatterSource(typeof(CheckFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class TrialCheck : Check
{
    private readonly Trial trial;

    internal TrialCheck(Trial trial, Check? before)
        : base(before)
    {
        ArgumentNullException.ThrowIfNull(trial);
        this.trial = trial;
    }

    private protected override string Praise => Log.Items == 0
        ? "That is right."
        : $"{Log.Items} items, at most {Log.MostAtOnce} under way at once.";

    private TrialLog Log => trial.Log;

    /// <summary>The code came to its end, and not by an exception.</summary>
    public TrialCheck Ended()
    {
        Demand(!trial.SawAsyncVoid, "Something in it is `async void`, such as an `async` lambda where an `Action` is expected: nobody can await that. Is there a way that takes a `Task`?");
        Demand(trial.Ended, "Your code has not returned: it waits for something that never comes.");
        Demand(trial.Error is null, trial.Error is { } error ? $"Your code {Answers.Threw(error)}" : "");
        return this;
    }

    /// <summary>The code came to its end, and each item was begun once and had been done by then.</summary>
    public TrialCheck DidAll()
    {
        Ended();
        var repeated = Log.Begun.GroupBy(item => item).FirstOrDefault(group => group.Count() > 1)?.Key;
        Demand(Log.Unknown.Count == 0, $"Your code asked for item {string.Join(", ", Log.Unknown.Distinct().Take(3))}, and the items are 1 to {Log.Items}. Does a lambda use the variable of a `for` loop? It sees the value that the variable has by the time the lambda runs.");
        Demand(repeated is null, $"Item {repeated} was done more than once. Does a lambda use the variable of a `for` loop? It sees the value that the variable has by the time the lambda runs.");
        Demand(Log.Begun.Count > 0, "No item had been begun when your code returned: did you await it? (A query is lazy, too: nothing runs until somebody asks for its results, as `ToArray` does.)");
        Demand(Log.Begun.Count == Log.Items, $"Only {Log.Begun.Count} of {Log.Items} items had been begun when your code returned: did you await it?");
        Demand(Log.Unfinished == 0, $"Your code began {Log.Begun.Count} items and returned when {Log.Unfinished} of them were not done yet: did you await the tasks?");
        return this;
    }

    /// <summary>So many items were under way at once, or more.</summary>
    /// <param name="least">How many.</param>
    public TrialCheck AtOnce(int least)
    {
        Demand(Log.MostAtOnce >= least, Log.MostAtOnce <= 1
            ? "This ran one after another: at most 1 item was under way at a time. Begin the next one before the last one is done."
            : $"At most {Log.MostAtOnce} items were under way at once; {least} could have been.");
        return this;
    }

    /// <summary>No more items than this were under way at once.</summary>
    /// <param name="most">How many.</param>
    public TrialCheck AtMost(int most)
    {
        Demand(Log.MostAtOnce <= most, Log.MostAtOnce == Log.Items
            ? $"All {Log.Items} items were under way at once, and {most} are allowed: nothing limits them."
            : $"{Log.MostAtOnce} items were under way at once, and {most} are allowed.");
        return this;
    }

    /// <summary>A slow item kept nobody from going on with the others.</summary>
    public TrialCheck NoWaves()
    {
        Demand(!Log.HeldUp, "The slow item 1 held the others up: they were shared out in advance, or worked on in waves. Let whoever is free take the next one.");
        return this;
    }

    /// <summary>No thread stood still for each item. What ran one after another is not accused of it: see <see cref="AtOnce"/>.</summary>
    public TrialCheck NoThreadEach()
    {
        Demand(Log.MostAtOnce <= 1 || Log.Threads < Log.MostAtOnce, $"{Log.Threads} threads began the {Log.MostAtOnce} items that were under way at once: each of them blocks one. `await` instead of `.Result`, `.Wait()` or a blocking call.");
        return this;
    }

    /// <summary>Each item got a token that can be cancelled.</summary>
    public TrialCheck WithToken()
    {
        Demand(Log.WithToken == Log.Begun.Count, $"{Log.Begun.Count - Log.WithToken} of {Log.Begun.Count} items got no `CancellationToken`: they would go on after somebody has given up. Pass it on.");
        return this;
    }

    /// <summary>The code returned all results in the order of the items.</summary>
    public TrialCheck InOrder()
    {
        if (!Solved)
            return this;
        var expected = Enumerable.Range(1, Log.Items).Select(TrialWork.ResultOf).ToList();
        List<int>? found = trial.Value is IEnumerable<int> results ? [.. results] : null;
        Demand(found is not null, $"Your code should return the {Log.Items} results, and returned {Answers.Text(trial.Value)}.");
        Demand(found is null || found.Count == expected.Count, $"{Log.Items} items were done, and {found?.Count} results came back: {Answers.Text(found)}. {(found is [] ? "Return them." : "Do several threads add to one `List`? It loses some.")}");
        Demand(found is null || found.SequenceEqual(expected), found?.Order().SequenceEqual(expected) == true
            ? $"The results are right, but in the order of completion: {Answers.Text(found)}. Who puts them back in the order of the items?"
            : $"The results should be {Answers.Text(expected)}, and are {Answers.Text(found)}.");
        return this;
    }

    /// <summary>The code returned this.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="expected">The right value.</param>
    /// <param name="mistakes">Wrong values that somebody is likely to get, and what to say then, as Markdown.</param>
    public TrialCheck Returned<T>(T expected, params (T Wrong, string Mistake)[] mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        if (!Solved)
            return this;
        var mistake = Array.Find(mistakes, mistake => Answers.Same(mistake.Wrong, trial.Value)).Mistake;
        Demand(Answers.Same(expected, trial.Value),
            $"Your code should return {Answers.Text(expected)}, and returned {Answers.Text(trial.Value)}.{(mistake is null ? "" : " " + mistake)}");
        return this;
    }

    /// <inheritdoc cref="Check.And(bool, string)"/>
    public new TrialCheck And(bool holds, string otherwise)
    {
        Demand(holds, otherwise);
        return this;
    }
}
