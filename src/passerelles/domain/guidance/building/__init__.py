"""From missing skills to dated pathways that really differ, none of which another dominates.

To read in this order: ``candidate``, ``wish``, ``pathway`` (what comes in, what goes out), ``fit``
(what a person may take, and at the price of which concessions), ``contents`` and ``instance`` (the
same as arrays), ``values`` (what is compared), ``search`` over ``nodes`` with ``growth`` and
``hope`` (branch and bound), ``variants`` and ``gains`` (which searches are asked for),
``assembling`` and ``builder`` (what is shown). ``offer_reading``, ``paces`` and ``french`` read the
words of an offer and of a person for those who make candidates.
"""
